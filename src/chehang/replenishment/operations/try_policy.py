"""Try a policy on last year."""

from dataclasses import asdict
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveMoney
from chehang.planning import InputError
from chehang.planning.trial import trial
from chehang.purchasing.quota import current
from chehang.replenishment import policy as policies
from chehang.replenishment.history import months_after
from chehang.replenishment.kinds import Objective
from chehang.replenishment.models import Policy
from chehang.replenishment.proposing import read, refusal, with_figures
from chehang.replenishment.states import POLICY


class TryPolicy(Command):
    """What to aim at, days between two orders, days to receipt where unknown, and the quota (empty: the one that holds)."""

    objective: Objective = Objective.LINE
    review_days: Annotated[int, Field(ge=1, le=180, title="Days between orders")] = policies.REVIEW
    lead_days: Annotated[int, Field(ge=1, le=365, title="Days to receipt where unknown")] = policies.LEAD
    quota: Annotated[PositiveMoney | None, Field(title="Quota")] = None


def prepare(cmd: TryPolicy, ctx: Context) -> dict[str, Any]:
    """Run last year twice, with the policy in force and with this one; nobody waits meanwhile."""
    limit = current(ctx, ctx.today)
    held = limit.amount if limit else None
    sources = read(ctx)
    days, month_of = policies.daily(ctx, sources.inputs.parts, sources.first_month, sources.months)
    tried = Policy(objective=cmd.objective, review_days=cmd.review_days, lead_days=cmd.lead_days)
    runs = ((policies.adopted(ctx), held), (tried, cmd.quota if cmd.quota is not None else held))
    found = []
    for n, (one, quota) in enumerate(runs):
        options = with_figures(policies.options_of(one, quota), sources)

        def progress(done: int, total: int, half: int = n) -> None:
            ctx.progress(half * total + done, 2 * total)

        try:
            outcome = trial(sources.inputs, options, days, month_of, one.review_days, one.lead_days, progress)
        except InputError as wrong:
            raise refusal(wrong, {str(p.id): p.number for p in sources.parts}) from wrong
        told = asdict(outcome)
        for month in told["months"]:
            month["month"] = f"{months_after(sources.first_month, month['month']):%Y-%m}"
        found.append(told)
    return {"now": found[0], "tried": found[1], "quota_now": held}


@operation(
    "replenishment.try_policy",
    title=_("Try a policy on last year"),
    posts=("parts_planner", "parts_manager"),
    prepare=prepare,
    background="/replenishment/policies/{id}/",
)
def try_policy(cmd: TryPolicy, ctx: Context) -> Done:
    """Keep what the policy would have done last year, beside what was done; nothing changes until it is adopted.

    Refused when the books hold less than nine months.
    """
    found = ctx.prepared
    made = Policy.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "CL"), objective=cmd.objective, review_days=cmd.review_days,
        lead_days=cmd.lead_days, quota=cmd.quota, maker_id=ctx.actor.employee_id, made_at=ctx.now, **found,
    )  # fmt: skip
    POLICY.begin(ctx, made)
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    return Done(id=made.pk, number=made.number)
