"""Draft an expense budget."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import share_out
from chehang.core.operation import Done, operation
from chehang.core.types import Command, NonNegativeMoney, Reason
from chehang.finance.budget.room import in_force
from chehang.finance.models import Budget, BudgetLine
from chehang.finance.spending.kinds import Item
from chehang.work.heads import Department, led_by


class YearLine(Command):
    """A department's item over the year in yuan; from ``first`` to ``last`` month in equal parts, to the fen."""

    department: Department
    item: Annotated[Item, Field(title="Expense item")]
    amount: Annotated[NonNegativeMoney, Field(title="Amount")]
    first: Annotated[int, Field(ge=1, le=12, title="From month")] = 1
    last: Annotated[int, Field(ge=1, le=12, title="To month")] = 12


class DraftBudget(Command):
    """The year, why this version, and its lines: the whole budget, for a version replaces the one before."""

    year: Annotated[int, Field(ge=2020, le=2100, title="Year")]
    reason: Reason
    lines: Annotated[tuple[YearLine, ...], Field(min_length=1, max_length=500)]


@operation("finance.draft_budget", title=_("Draft a budget"), posts=("finance_manager", "hr_manager"))
def draft_budget(cmd: DraftBudget, ctx: Context) -> Done:
    """Keep a new version as a draft. Finance drafts it for the house; HR its own department's lines, the others are taken
    over from the version in force. Refused when a month of a department's item stands there twice.
    """
    own = led_by(ctx.actor) if "finance_manager" not in ctx.actor.posts else set(Department.values)
    for n, typed in enumerate(cmd.lines):
        if typed.department not in own:
            raise Refused(
                "budget.not_yours", _("You draft the budget of your own department."), field=f"lines.{n}.department"
            )
    before = Budget.objects.filter(store_id=ctx.store_id, year=cmd.year).aggregate(last=Max("version"))["last"] or 0
    budget = Budget.objects.create(
        store_id=ctx.store_id, year=cmd.year, version=before + 1, reason=cmd.reason, author_id=ctx.actor.employee_id
    )
    lines: dict[tuple[str, str, int], BudgetLine] = {}
    kept = in_force(ctx.store_id, cmd.year)
    for line in kept.lines.exclude(department__in=own).order_by("id") if kept else ():
        line.pk, line.budget = None, budget
        lines[line.department, line.item, line.month] = line
    for n, typed in enumerate(cmd.lines):
        months = range(typed.first, typed.last + 1)
        if not months:
            raise Refused(
                "budget.months",
                _("Line %(n)s: the last month lies before the first."),
                field=f"lines.{n}.last",
                n=n + 1,
            )
        weights = [type(typed.amount)(1) for _month in months]
        for month, amount in zip(months, share_out(typed.amount, weights), strict=True):
            key = (typed.department, typed.item, month)
            if key in lines:
                raise Refused(
                    "budget.twice",
                    _("Line %(n)s: this item stands there already for month %(month)s."),
                    field=f"lines.{n}.item",
                    n=n + 1,
                    month=month,
                )
            lines[key] = BudgetLine(
                store_id=ctx.store_id,
                budget=budget,
                department=typed.department,
                item=typed.item,
                month=month,
                amount=amount,
            )
    BudgetLine.objects.bulk_create(lines.values())
    total = sum(x.amount for x in lines.values())
    ctx.changed(budget, None, {"budget": str(budget), "total": str(total)})
    ctx.tell(
        _("Budget %(year)s version %(version)s waits for your approval: %(total)s"),
        post="general_manager",
        link=f"/finance/budgets/{budget.pk}/",
        year=budget.year,
        version=budget.version,
        total=f"{total:,.2f}",
    )
    return Done(id=budget.pk, version=budget.version, total=str(total))
