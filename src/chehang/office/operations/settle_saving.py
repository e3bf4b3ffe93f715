"""Say what an idea to save brought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.office.models import SavingIdea
from chehang.office.states import IDEA


class SettleSaving(Command):
    """What was really saved, and how that is known."""

    idea: Annotated[Id, Ref("office.SavingIdea"), Field(title="Idea to save")]
    saved: Annotated[NonNegativeMoney, Field(title="Really saved")]
    reason: Annotated[Reason, Field(title="How it is known")]


@operation("office.settle_saving", title=_("Settle the idea"), posts=("hr_manager", "finance_manager"))
def settle_saving(cmd: SettleSaving, ctx: Context) -> Done:
    """The result stands beside what was expected."""
    idea = access.get(SavingIdea, cmd.idea, ctx, lock=True)
    IDEA.advance(ctx, idea, "finish", reason=cmd.reason, saved=cmd.saved)
    return Done(id=idea.pk, number=idea.number)
