"""The plan of the night."""

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.run_plan import Ready, RunPlan, put_down
from chehang.replenishment.operations.run_plan import prepare as make_ready


class PlanTonight(Command):
    """Nothing to say: the policy in force says it."""


def prepare(cmd: PlanTonight, ctx: Context) -> Ready | Refused:
    """The same as on demand; what forbids a plan is told in the morning instead of stopping the night."""
    try:
        return make_ready(RunPlan(), ctx)
    except Refused as why:
        return why


@every("workday 03:00", command=lambda period: PlanTonight())
@operation(
    "replenishment.plan_tonight", title=_("Make the plan of the night"), posts=("parts_planner",), house=True,
    prepare=prepare,
)  # fmt: skip
def plan_tonight(cmd: PlanTonight, ctx: Context) -> Done:
    """Work out a proposal for the planner's morning. He looks at what changed since the plan in force, and hands it in.

    Nothing is kept when nothing changed, when a proposal waits that somebody has handed in or changed by hand, or when
    no plan can be made: then the planner is told why, and the plan in force stays.
    """
    ready: Ready | Refused = ctx.prepared
    if isinstance(ready, Refused):
        ctx.tell(
            _("No plan was made this night: %(why)s The plan in force stays."),
            post="parts_planner",
            link="/replenishment/plan/",
            why=ready.message,
        )
        return Done(failed=ready.code)
    waiting = rows(Plan, ctx).filter(state="draft").select_for_update().first()
    if waiting and (waiting.maker_id is not None or waiting.changes.exists()):
        return Done(waits=waiting.number)
    if ready.before and ready.before.plan.state == "approved" and not ready.changed:
        return Done(unchanged=ready.before.plan.number)
    made = put_down(ctx, ready, RunPlan())
    ctx.tell(
        _("Stock plan %(number)s was made over night: %(count)s parts have other levels. Look at it and hand it in."),
        post="parts_planner",
        link=f"/replenishment/plan/?plan={made.pk}&list=changed",
        number=made.number,
        count=ready.changed,
    )
    return Done(id=made.pk, number=made.number)
