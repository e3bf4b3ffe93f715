"""Verify that a hazard is mended."""

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
from chehang.work.heads import MANAGERS


class VerifyHazard(Command):
    """Which hazard, and whether it is really mended."""

    hazard: Annotated[Id, Ref("office.Hazard"), Field(title="Hazard")]
    mended: Annotated[bool, Field(title="Really mended")] = True


@operation("office.verify_hazard", title=_("Verify the mending"), posts=MANAGERS)
def verify_hazard(cmd: VerifyHazard, ctx: Context) -> Done:
    """Never by who mended it (H22). Not mended: it goes back. Refused for who mended it."""
    hazard = access.get(Hazard, cmd.hazard, ctx, lock=True)
    if hazard.responsible_id == ctx.actor.employee_id:
        raise Refused("hazard.own", _("You mended it yourself. Another person verifies."))
    if cmd.mended:
        HAZARD.advance(ctx, hazard, "verify", verified_by_id=ctx.actor.employee_id)
    else:
        HAZARD.advance(ctx, hazard, "reject", mended_on=None)
    return Done(id=hazard.pk, number=hazard.number)
