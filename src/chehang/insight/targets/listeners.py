"""When the plan of a year is approved, its numbers become the targets of the measure, in the same act."""

from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens
from chehang.core.measures import Span, measures

from .models import YearPlan
from .planning import month_goals, set_targets


@listens(Acted)
def plan_approved(event: Acted, ctx: Context) -> None:
    """Year and months; what people were given stays in their goals."""
    if event.operation != "work.approve_goal":
        return
    goals = {pk for label, pk in event.things if label == "work.Goal"}
    for plan in YearPlan.objects.filter(goal_id__in=goals, store_id=ctx.store_id).select_related("goal"):
        measure = measures().get(plan.measure)
        if measure is None:
            continue
        year = [(Span.of("year", plan.goal.starts), plan.goal.target)]
        months = [(Span.of("month", g.starts), g.target) for g in month_goals(plan.goal)]
        set_targets(ctx, measure, [*year, *months], str(plan.goal))
