"""Make a stock plan."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import approvals, inbox
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.numbers import draw
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.purchasing.quota import current
from chehang.replenishment.keeping import Rows, keep, rows_of
from chehang.replenishment.kinds import Objective
from chehang.replenishment.models import Plan, Policy
from chehang.replenishment.policy import adopted, options_of
from chehang.replenishment.proposing import Proposal, propose
from chehang.replenishment.since import Before, last
from chehang.replenishment.states import PLAN


class RunPlan(Command):
    """What to aim at: demands filled, pieces filled, margin kept or the workshop first; days between orders; lead time
    when unknown. What stays empty is taken from the policy in force."""

    objective: Objective | None = None
    review_days: Annotated[int | None, Field(ge=1, le=180)] = None
    default_lead_days: Annotated[int | None, Field(ge=1, le=365)] = None


@dataclass(frozen=True)
class Ready:
    """A proposal read and computed, waiting to be written; how many levels differ from the plan before."""

    quota: Decimal | None
    policy: Policy
    proposal: Proposal
    rows: Rows
    before: Before | None
    changed: int


def prepare(cmd: RunPlan, ctx: Context) -> Ready:
    """Read the books as of one moment and compute: seconds in which nobody has to wait."""
    limit = current(ctx, ctx.today)
    usual = adopted(ctx)
    policy = Policy(
        objective=cmd.objective or usual.objective,
        review_days=cmd.review_days or usual.review_days,
        lead_days=cmd.default_lead_days or usual.lead_days,
    )
    quota = min((q for q in (limit.amount if limit else None, usual.quota) if q is not None), default=None)
    ctx.progress(0, 2)
    proposal = propose(ctx, options_of(policy, quota))
    ctx.progress(1, 2)
    before = last(ctx)
    found = rows_of(proposal, before)
    return Ready(quota, policy, proposal, found, before, sum(row[-1] is not None for row in found))


@operation(
    "replenishment.run_plan",
    title=_("Make a stock plan"),
    posts=("parts_planner",),
    prepare=prepare,
    background="/replenishment/plan/?plan={id}",
)
def run_plan(cmd: RunPlan, ctx: Context) -> Done:
    """Plan every part under the store's capital quota and keep the proposal for approval.

    A proposal that still waits gives way to the new one; the plan in force stays. Refused when the books hold no
    demand or no prices, when the engine cannot plan, or when a colleague's proposal rests on later books; then nothing
    has changed.
    """
    made = put_down(ctx, ctx.prepared, cmd)
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)


def put_down(ctx: Context, ready: Ready, cmd: RunPlan) -> Plan:
    """Write the proposal in the place of the one that waits."""
    number = draw(ctx, "KJ")  # its row lock makes two runs queue: the second sees what the first has written
    for waiting in rows(Plan, ctx).filter(state="draft").select_for_update():
        if waiting.read_at and waiting.read_at > ready.proposal.sources.read_at:
            raise Conflict(
                "plan.newer",
                _("Meanwhile plan %(number)s was made from later books; look at that one."),
                number=waiting.number,
            )
        approvals.void(ctx, waiting)
        PLAN.advance(ctx, waiting, "supersede")
        inbox.settle("replenishment.Plan", waiting.pk, ctx.actor.employee_id, ctx.now)
    policy = ready.policy
    asked = {
        "objective": str(policy.objective),
        "review_days": policy.review_days,
        "default_lead_days": policy.lead_days,
    }
    made = keep(ctx, ready.proposal, ready.rows, number, ready.quota, asked, ready.before)
    ctx.concerns(made)
    ctx.changed(made, None, {"quota": str(ready.quota), "highest_value": str(made.highest_value), "parts": made.parts})
    return made
