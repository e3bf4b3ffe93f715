"""What the stock plan does when it was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access, inbox
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.purchasing.models import CapitalQuota
from chehang.purchasing.quota import current

from . import levels
from .models import Plan, Policy
from .states import PLAN, POLICY


@listens(Approved, of="replenishment.plan")
def in_force(event: Approved, ctx: Context) -> None:
    """The plan holds from now on; the one before becomes history. Refused when today's quota is below its need."""
    plan = event.obj
    limit = current(ctx, ctx.today, lock=True)
    if limit is not None and plan.capital > limit.amount:
        raise Refused(
            "plan.over_quota",
            _("The plan needs %(need)s yuan, the capital quota is %(quota)s now. Make a new plan."),
            need=f"{plan.capital:,.2f}",
            quota=f"{limit.amount:,.2f}",
        )
    for old in access.rows(Plan, ctx).filter(state="approved").select_for_update():
        PLAN.advance(ctx, old, "supersede")
    PLAN.advance(ctx, plan, "approve", reason=event.decision.reason, approval_id=event.decision.pk)
    changed = levels.set_by(ctx, plan)
    ctx.changed(plan, None, {"levels": changed})
    inbox.settle("replenishment.Plan", plan.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Stock plan %(number)s is in force"),
        employee_id=plan.maker_id,
        link=f"/replenishment/plans/{plan.pk}/",
        number=plan.number,
    )


@listens(Returned, of="replenishment.plan")
def turned_down(event: Returned, ctx: Context) -> None:
    """The plan in force stays."""
    plan, reason = event.obj, event.decision.reason
    PLAN.advance(ctx, plan, "return", reason=reason)
    inbox.settle("replenishment.Plan", plan.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Stock plan %(number)s was returned: %(reason)s"),
        employee_id=plan.maker_id,
        link=f"/replenishment/plans/{plan.pk}/",
        number=plan.number,
        reason=reason[:200],
    )


@listens(Withdrawn, of="replenishment.plan")
def taken_back(event: Withdrawn, ctx: Context) -> None:
    """Its maker does not want it any more."""
    PLAN.advance(ctx, event.obj, "return", reason=event.reason)


@listens(Approved, of="replenishment.policy")
def adopted(event: Approved, ctx: Context) -> None:
    """Every plan is made by it from now on. Finance and the general manager have raised the quota with it."""
    policy = event.obj
    limit = current(ctx, ctx.today, lock=True)
    if limit is not None and policy.quota is not None and policy.quota > limit.base:
        if event.decision.request is None or not event.decision.request.over_budget:
            raise Refused(
                "policy.over_quota",
                _("The quota is lower now than when this was asked for. Ask for the policy again."),
            )
        CapitalQuota.objects.create(
            store_id=ctx.store_id, amount=policy.quota, valid_from=ctx.today, set_by_id=ctx.actor.employee_id,
            set_at=ctx.now, reason=f"{policy.number} {policy.reason}"[:1000],
        )  # fmt: skip
    for old in access.rows(Policy, ctx).filter(state="adopted").select_for_update():
        POLICY.advance(ctx, old, "supersede")
    POLICY.advance(ctx, policy, "adopt", reason=event.decision.reason)


@listens(Returned, of="replenishment.policy")
def not_adopted(event: Returned, ctx: Context) -> None:
    """It stays what it was: a trial."""
    POLICY.advance(ctx, event.obj, "return", reason=event.decision.reason)


@listens(Withdrawn, of="replenishment.policy")
def not_wanted(event: Withdrawn, ctx: Context) -> None:
    """Who asked does not want it any more."""
    POLICY.advance(ctx, event.obj, "return", reason=event.reason)
