"""Allow the use of a seal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import SealUse
from chehang.office.states import SEAL


class AllowSeal(Command):
    """Which use."""

    use: Annotated[Id, Ref("office.SealUse"), Field(title="Use of a seal")]


@operation("office.allow_seal", title=_("Allow the seal"), posts=("general_manager", "hr_manager"))
def allow_seal(cmd: AllowSeal, ctx: Context) -> Done:
    """Never one's own. Refused for one's own request."""
    use = access.get(SealUse, cmd.use, ctx, lock=True)
    if use.asked_by_id == ctx.actor.employee_id:
        raise Refused("seal.own", _("You asked for it yourself. Another person allows it."))
    SEAL.advance(ctx, use, "allow", allowed_by_id=ctx.actor.employee_id)
    return Done(id=use.pk, number=use.number)
