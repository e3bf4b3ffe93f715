"""What waits because of counts."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.warehouse.models import StockCount

from .calendar import calendar

MOST = 5


@waits
def counts_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Sheets to count for keepers, differences for the manager, a sample for finance, rounds that are due."""
    states = {
        "warehouse.enter_stock_count": ("planned", "counting", "recount"),
        "warehouse.explain_difference": ("review",),
        "warehouse.witness_stock_count": ("review",),
    }
    mine = {state for name, held in states.items() if actor.may(name) for state in held}
    if mine:
        for count in rows(StockCount, actor).filter(state__in=sorted(mine)).order_by("planned_on", "id")[:MOST]:
            yield _waiting(count, clock)
    if actor.may("warehouse.plan_stock_count"):
        today = clock.today()
        for due in calendar(actor, today):
            if due.late(today):
                yield Waiting(
                    _("Count due: %(what)s") % {"what": due.title}, None, "/warehouse/count_calendar/", _("Plan")
                )


def _waiting(count: StockCount, clock: Clock) -> Waiting:
    text = {
        "planned": _("Stock count %(number)s is planned"),
        "counting": _("Count the shelves for %(number)s"),
        "recount": _("Count again for %(number)s"),
        "review": _("Differences of %(number)s"),
    }[count.state]
    counting = count.state in ("counting", "recount")
    url = f"/warehouse/counting/{count.pk}/" if counting else f"/warehouse/stock_counts/{count.pk}/"
    verb = _("Count") if counting else _("Open it")
    return Waiting(text % {"number": count.number}, count.began_at, url, verb, urgent=count.planned_on < clock.today())
