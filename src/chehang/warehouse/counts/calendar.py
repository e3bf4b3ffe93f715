"""When which class is to be counted again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.parameters import figures_of, parameter
from chehang.stock.models import Entry, Pool
from chehang.warehouse.kinds import CountScope
from chehang.warehouse.models import StockCount

ROUNDS = {
    CountScope.VALUABLE: "warehouse.count_valuable",
    CountScope.A: "warehouse.count_a",
    CountScope.B: "warehouse.count_b",
    CountScope.C: "warehouse.count_c",
    CountScope.ALL: "warehouse.count_all",
}
OPEN = ("planned", "counting", "recount", "review", "submitted")
MONTH = 30


@dataclass(frozen=True)
class Due:
    """A round of the count calendar: when it was counted last, when it is due, whether one is under way."""

    scope: str
    last: date | None
    due: date
    running: int | None = None

    @property
    def title(self) -> str:
        return str(CountScope(self.scope).label)

    def late(self, today: date) -> bool:
        """Whether it should have begun."""
        return self.running is None and self.due <= today


def calendar(actor: Actor, today: date) -> Iterator[Due]:
    """The rounds, from the day goods first came in; nothing where there are no goods. A whole count counts for each."""
    first = rows(Entry, actor).order_by("id").values_list("business_date", flat=True).first()
    if first is None:
        return
    done = rows(StockCount, actor).filter(state="posted").values_list("scope")
    last = dict(done.annotate(day=Max("planned_on")).values_list("scope", "day"))
    running = dict(rows(StockCount, actor).filter(state__in=OPEN).values_list("scope", "pk"))
    figures = figures_of(actor)
    dear = _has_dear(actor, int(parameter(figures, "warehouse.valuable_from", today)))
    for scope, name in ROUNDS.items():
        if scope == CountScope.VALUABLE and not dear:
            continue
        days = [x for x in (last.get(scope), last.get(CountScope.ALL)) if x]
        each = int(parameter(figures, name, today))
        span = timedelta(days=each if scope == CountScope.VALUABLE else each * MONTH)
        before = max(days, default=None)
        yield Due(scope, before, (before or first) + span, running.get(scope))


def _has_dear(actor: Actor, least: int) -> bool:
    """Whether any part costs more than ``least`` yuan (fen × 10 against thousandths × yuan)."""
    sql = f"SELECT 1 FROM {Pool._meta.db_table} WHERE store_id = %s AND value * 10 > quantity * %s LIMIT 1"
    return bool(bulk.select(sql, [actor.store_id, least]))
