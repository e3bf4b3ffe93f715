"""Put a stock plan in force."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.purchasing.quota import current
from chehang.replenishment.models import Plan
from chehang.replenishment.states import PLAN


class ApprovePlan(Command):
    """The plan that is to hold from now on."""

    plan: Annotated[Id, Ref("replenishment.Plan")]
    remark: Text = ""


@operation("replenishment.approve_plan", title=_("Approve stock plan"), posts=("parts_manager",))
def approve_plan(cmd: ApprovePlan, ctx: Context) -> Done:
    """Approve a proposal; the plan in force until now becomes history.

    Refused for who made the plan, and when the quota of today is below what the plan needs.
    """
    plan = access.get(Plan, cmd.plan, ctx, lock=True)
    ctx.subject = ("replenishment.Plan", plan.pk)
    approval = approving.decide(
        ctx, plan, "approved", authors=[plan.maker_id], amount=plan.highest_value, reason=cmd.remark
    )
    limit = current(ctx, ctx.today, lock=True)
    if limit is not None and plan.highest_value > limit.amount:
        raise Refused(
            "plan.over_quota",
            _("The plan needs %(need)s yuan, the capital quota is %(quota)s now. Make a new plan."),
            need=f"{plan.highest_value:,.2f}",
            quota=f"{limit.amount:,.2f}",
        )
    for old in access.rows(Plan, ctx).filter(state="approved").select_for_update():
        PLAN.advance(ctx, old, "supersede")
    PLAN.advance(ctx, plan, "approve", reason=cmd.remark, approval_id=approval.pk)
    inbox.settle("replenishment.Plan", plan.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Stock plan %(number)s is in force"),
        employee_id=plan.maker_id,
        link=f"/replenishment/plans/{plan.pk}/",
        number=plan.number,
    )
    return Done(id=plan.pk, number=plan.number)
