"""Suggest how to save."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveMoney, Reason, RequiredText
from chehang.office.kinds import BudgetItem
from chehang.office.models import SavingIdea


class SuggestSaving(Command):
    """The idea, how it works, what it may bring a year."""

    title: Annotated[RequiredText, Field(title="Idea to save")]
    text: Annotated[Reason, Field(title="How")]
    expected: Annotated[PositiveMoney, Field(title="Expected a year")]
    item: Annotated[BudgetItem, Field(title="Item of the budget")] = BudgetItem.OFFICE


@operation("office.suggest_saving", title=_("Suggest how to save"), posts=("*",))
def suggest_saving(cmd: SuggestSaving, ctx: Context) -> Done:
    """Anybody; HR is told."""
    made = SavingIdea.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "JYS"), by_id=ctx.actor.employee_id, suggested_on=ctx.today, **cmd.model_dump()
    )  # fmt: skip
    ctx.changed(made, None, {"title": cmd.title, "expected": str(cmd.expected)})
    ctx.tell(_("An idea to save: %(what)s"), post="hr_manager", what=cmd.title, link=f"/office/ideas/{made.pk}/")
    return Done(id=made.pk, number=made.number)
