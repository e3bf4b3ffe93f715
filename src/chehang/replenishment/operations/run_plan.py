"""Make a stock plan."""

from decimal import Decimal
from typing import Annotated, cast

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import inbox
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.planning import PlanOptions
from chehang.planning.inputs import Objective as Aim
from chehang.purchasing.quota import current
from chehang.replenishment.keeping import keep
from chehang.replenishment.kinds import Objective
from chehang.replenishment.models import Plan
from chehang.replenishment.proposing import DAYS, propose
from chehang.replenishment.states import PLAN


class RunPlan(Command):
    """What to aim at: demands filled, pieces filled or margin kept; days between orders; lead time when unknown."""

    objective: Objective = Objective.LINE
    review_days: Annotated[int, Field(ge=1, le=180)] = 30
    default_lead_days: Annotated[int, Field(ge=1, le=365)] = 15


@operation("replenishment.run_plan", title=_("Make a stock plan"), posts=("parts_planner",))
def run_plan(cmd: RunPlan, ctx: Context) -> Done:
    """Plan every part under the store's capital quota and keep the proposal for approval.

    A proposal that still waits gives way to the new one; the plan in force stays. Refused when the books hold no
    demand or no prices, or when the engine cannot plan; then nothing has changed.
    """
    limit = current(ctx, ctx.today)
    quota: Decimal | None = limit.amount if limit else None
    options = PlanOptions(
        quota=float(quota) if quota is not None else None,
        objective=cast(Aim, cmd.objective.value),
        review=cmd.review_days / DAYS,
        default_lead=cmd.default_lead_days / DAYS,
    )
    proposal = propose(ctx, options)
    made = keep(ctx, proposal, quota, cmd.model_dump(mode="json"))
    ctx.changed(made, None, {"quota": str(quota), "highest_value": str(made.highest_value), "parts": made.parts})
    for waiting in rows(Plan, ctx).filter(state="draft").exclude(pk=made.pk).select_for_update():
        PLAN.advance(ctx, waiting, "supersede")
        inbox.settle("replenishment.Plan", waiting.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Stock plan %(number)s waits for your approval"),
        post="parts_manager",
        link=f"/replenishment/plans/{made.pk}/",
        number=made.number,
    )
    return Done(id=made.pk, number=made.number)
