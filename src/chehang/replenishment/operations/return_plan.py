"""Give a stock plan back to the planner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving, inbox
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.replenishment.models import Plan
from chehang.replenishment.states import PLAN


class ReturnPlan(Command):
    """The plan and what is to be changed."""

    plan: Annotated[Id, Ref("replenishment.Plan")]
    reason: Reason


@operation("replenishment.return_plan", title=_("Return stock plan"), posts=("parts_manager",))
def return_plan(cmd: ReturnPlan, ctx: Context) -> Done:
    """Turn a proposal down with a reason; the plan in force stays. Refused for who made it."""
    plan = access.get(Plan, cmd.plan, ctx, lock=True)
    approving.decide(ctx, plan, "returned", authors=[plan.maker_id], amount=plan.highest_value, reason=cmd.reason)
    PLAN.advance(ctx, plan, "return", reason=cmd.reason)
    inbox.settle("replenishment.Plan", plan.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Stock plan %(number)s was returned: %(reason)s"),
        employee_id=plan.maker_id,
        link=f"/replenishment/plans/{plan.pk}/",
        number=plan.number,
        reason=cmd.reason[:200],
    )
    return Done(id=plan.pk, number=plan.number)
