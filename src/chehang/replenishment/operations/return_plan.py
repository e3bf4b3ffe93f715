"""Give a stock plan back to the planner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
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
    PLAN.require(plan, "return")
    approvals.send_back(ctx, plan, reason=cmd.reason)
    return Done(id=plan.pk, number=plan.number)
