"""Change a level of a proposal by hand."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Reason, Ref
from chehang.purchasing.quota import current
from chehang.replenishment import hand
from chehang.replenishment.models import Plan, PlanChange, PlanLine
from chehang.replenishment.states import PLAN


class ChangeLine(Command):
    """The line, the highest stock that is right, the lowest (as far below the highest as it was, if left empty), and why."""

    line: Annotated[Id, Ref("replenishment.PlanLine")]
    max: Annotated[NonNegativeQuantity, Field(title="Highest stock")]
    min: Annotated[NonNegativeQuantity | None, Field(title="Lowest stock")] = None
    reason: Reason


@operation("replenishment.change_line", title=_("Change by hand"), posts=("parts_planner",))
def change_line(cmd: ChangeLine, ctx: Context) -> Done:
    """Let the planner's word stand instead of the proposal's; it is approved with the rest, by somebody else.

    Refused when the plan does not wait any more, for broken pieces, against a stocking rule, and when the highest stocks
    would pass the quota. The answer names fill and capital of the plan now.
    """
    line = access.get(PlanLine, cmd.line, ctx)
    plan = access.get(Plan, line.plan_id, ctx, lock=True)
    PLAN.require(plan, "approve")
    line = PlanLine.objects.select_related("change").get(pk=line.pk)
    low = hand.lowest(line, cmd.max, cmd.min)
    limit = current(ctx, ctx.today, lock=True)
    effect = hand.effect(plan, line, cmd.max)
    hand.check(ctx, line, low, cmd.max, effect, limit.amount if limit else plan.quota)
    approvals.void(ctx, plan)
    made = PlanChange.objects.create(
        store_id=ctx.store_id,
        plan=plan,
        part_id=line.part_id,
        part_no=line.part_no,
        was_max=line.top,
        min=low,
        max=cmd.max,
        order_qty=hand.order(line, low, cmd.max),
        reason=cmd.reason,
        by_id=ctx.actor.employee_id,
        at=ctx.now,
    )
    before, plan.hand_value = line.top, plan.hand_value + effect.more
    plan.save(update_fields=["hand_value"])
    PlanLine.objects.filter(pk=line.pk).update(change=made)
    if plan.maker_id is not None:  # a plan of the night is asked for when somebody hands it in
        approvals.ask(ctx, plan)
    ctx.concerns(plan)
    ctx.changed(plan, {line.part_no: str(before)}, {line.part_no: str(cmd.max), "reason": cmd.reason})
    return Done(id=made.pk, plan=plan.pk, fill=f"{effect.fill:.6f}", capital=str(effect.capital))
