"""Do not destroy what is on a list."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.office.models import Destruction
from chehang.office.states import DESTRUCTION


class RefuseDestruction(Command):
    """The list, and why its records are kept longer (a dispute, an audit)."""

    destruction: Annotated[Id, Ref("office.Destruction")]
    reason: Reason


@operation(
    "office.refuse_destruction",
    title=_("Keep what is on the list"),
    posts=("general_manager", "hr_manager", "finance_manager"),
)
def refuse_destruction(cmd: RefuseDestruction, ctx: Context) -> Done:
    """Everything on the list stays; whoever asked may take it back by the same act."""
    made = access.get(Destruction, cmd.destruction, ctx, lock=True)
    DESTRUCTION.advance(ctx, made, "refuse", reason=cmd.reason, decided_by_id=ctx.actor.employee_id, decided_at=ctx.now)
    return Done(id=made.pk, number=made.number)
