"""Put a stock plan in force."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.replenishment.models import Plan
from chehang.replenishment.states import PLAN


class ApprovePlan(Command):
    """The plan that is to hold from now on."""

    plan: Annotated[Id, Ref("replenishment.Plan")]
    remark: Text = ""


@operation("replenishment.approve_plan", title=_("Approve stock plan"), posts=("parts_manager",))
def approve_plan(cmd: ApprovePlan, ctx: Context) -> Done:
    """Approve a proposal; the plan in force until now becomes history.

    Refused for who made the plan, for who is not asked, and when the quota of today is below what the plan needs.
    """
    plan = access.get(Plan, cmd.plan, ctx, lock=True)
    PLAN.require(plan, "approve")
    approvals.approve(ctx, plan, reason=cmd.remark)
    return Done(id=plan.pk, number=plan.number)
