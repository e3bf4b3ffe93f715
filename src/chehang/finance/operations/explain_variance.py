"""Explain why the budget was left."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.models import Variance
from chehang.finance.spending.kinds import Item
from chehang.ledger.models import Period
from chehang.work.heads import MANAGERS, Department, led_by


class ExplainVariance(Command):
    """The month, department and item, and why."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    department: Department
    item: Annotated[Item, Field(title="Expense item")]
    text: Annotated[Reason, Field(title="Reason and measure")]


@operation("finance.explain_variance", title=_("Explain the variance"), posts=MANAGERS)
def explain_variance(cmd: ExplainVariance, ctx: Context) -> Done:
    """Keep the reason and what is done about it. The finance manager explains any, the others only their own department's.
    Refused for another department's."""
    period = access.get(Period, cmd.period, ctx)
    if cmd.department not in led_by(ctx.actor) and "finance_manager" not in ctx.actor.posts:
        raise Refused("variance.not_yours", _("Please explain your own department's expenses."), field="department")
    row = Variance.objects.create(
        store_id=ctx.store_id, period=period, department=cmd.department, item=cmd.item, text=cmd.text,
        by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    ctx.changed(row, None, {"month": str(period), "item": cmd.item, "reason": cmd.text})
    return Done(id=row.pk)
