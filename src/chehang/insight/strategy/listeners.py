"""When a strategy is approved, what it aims at becomes the target of each year nobody has agreed on yet, in the same act."""

from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens
from chehang.core.measures import Span
from chehang.core.models import MeasureTarget

from ..targets.planning import set_targets
from .models import StrategyTarget


@listens(Acted)
def strategy_approved(event: Acted, ctx: Context) -> None:
    """A year that is planned keeps its plan: what people agreed on goes before what was aimed at."""
    if event.operation != "insight.approve_strategy":
        return
    approved = {pk for label, pk in event.things if label == "insight.Strategy"}
    aims = StrategyTarget.objects.filter(strategy_id__in=approved, store_id=ctx.store_id).select_related("strategy")
    for aim in aims.order_by("measure", "year"):
        span = Span.read(str(aim.year))
        if aim.known is None or span is None:
            continue
        there = MeasureTarget.objects.filter(
            store_id=ctx.store_id, measure=aim.measure, kind="year", first=span.first, target__isnull=False
        )
        if not there.exists():
            set_targets(ctx, aim.known, [(span, aim.target)], str(aim.strategy))
