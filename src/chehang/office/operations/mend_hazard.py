"""Report a hazard mended."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import Hazard
from chehang.office.states import HAZARD


class MendHazard(Command):
    """Which hazard."""

    hazard: Annotated[Id, Ref("office.Hazard"), Field(title="Hazard")]


@operation("office.mend_hazard", title=_("Report it mended"), posts=("*",))
def mend_hazard(cmd: MendHazard, ctx: Context) -> Done:
    """By the responsible person; another one verifies. Refused for anybody else."""
    hazard = access.get(Hazard, cmd.hazard, ctx, lock=True)
    if hazard.responsible_id != ctx.actor.employee_id:
        raise Refused("hazard.not_yours", _("The responsible person reports this."))
    HAZARD.advance(ctx, hazard, "mend", mended_on=ctx.today)
    return Done(id=hazard.pk, number=hazard.number)
