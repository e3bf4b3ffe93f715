"""The day of the store at a glance: which measures stand in the cockpit, how the day and the month stand, what waits."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.db.models import QuerySet

from chehang.core.approvals.waiting import how_many, waiting
from chehang.core.context import Actor, Clock
from chehang.core.measures import Measure, Reading, Readings, Span, measures
from chehang.core.measures.targets import Judgement, judge
from chehang.core.models import ApprovalRequest, MeasureTarget, Timer
from chehang.org.posts import DEPARTMENTS, POSTS

CHOSEN = Path(__file__).parent / "data" / "cockpit.csv"
BOSS = "general_manager"
SHOWN = 6


@dataclass(frozen=True)
class Gauge:
    """A measure in the cockpit: how the day stands, how the month stands so far, and what was agreed for the month.

    ``day`` is None for what is only read over a month (a rate of one day says nothing) or stands at a moment.
    """

    measure: Measure
    day: Reading | None
    month: Reading
    judged: Judgement | None

    @property
    def main(self) -> Reading:
        """What is written large."""
        return self.day or self.month


@dataclass(frozen=True)
class Exceptions:
    """What needs the general manager: requests he decides on, and deadlines of the house that are over."""

    requests: list[ApprovalRequest]
    requests_count: int
    late: list[Timer]
    late_count: int


@cache
def chosen() -> dict[str, tuple[str, ...]]:
    """The names of the cockpit's measures by department, in their order; some belong to departments still to come."""
    found: dict[str, list[str]] = {}
    with CHOSEN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["department"], []).append(row["measure"])
    return {department: tuple(names) for department, names in found.items()}


def gauges_of(department: str) -> list[Measure]:
    """The measures of a department in the cockpit that exist, and after them what asks for the general manager's desk."""
    known = measures()
    named = [known[name] for name in chosen().get(department, ()) if name in known]
    everywhere = {name for names in chosen().values() for name in names}
    asking = [
        m
        for m in known.values()
        if BOSS in m.desk and POSTS[m.owner].department == department and m.name not in everywhere
    ]
    return [*named, *asking]


def departments(actor: Actor) -> Iterator[tuple[str, list[Measure]]]:
    """The departments with something to show to the actor."""
    for department in DEPARTMENTS:
        if shown := [m for m in gauges_of(department) if actor.may(m.permission)]:
            yield department, shown


def gauges(found: Iterable[Measure], actor: Actor, day: date, today: date) -> list[Gauge]:
    """How each stands on a day and in its month until then."""
    chosen_ones = list(found)
    whole = Span.of("month", day)
    month = whole if whole.last <= day or day >= today else Span(whole.first, day)
    agreed = agreed_for([m.name for m in chosen_ones], actor, whole)
    made, known = [], Readings([actor], today)
    for measure in chosen_ones:
        daily = measure.kind == "flow" and measure.unit not in ("percent", "days", "times", "persons_part")
        of_day = known.one(measure, Span.of("day", day)) if daily else None
        so_far = known.one(measure, month if measure.kind == "flow" else Span.of("day", day))
        made.append(Gauge(measure, of_day, so_far, judge(measure, so_far.value, agreed.get(measure.name))))
    return made


def agreed_for(names: list[str], actor: Actor, span: Span) -> dict[str, MeasureTarget]:
    """What was agreed for a span, of many measures at once; see ``target_of`` for one."""
    return targets_of(names, [actor.store_id], span)[actor.store_id]


def targets_of(names: list[str], stores: list[int], span: Span) -> dict[int, dict[str, MeasureTarget]]:
    """The same of many stores: one question."""
    rows = MeasureTarget.objects.filter(store_id__in=stores, measure__in=names, kind=span.kind, first__lte=span.first)
    own: dict[int, dict[str, MeasureTarget]] = {store: {} for store in stores}
    standing: dict[int, dict[str, MeasureTarget]] = {store: {} for store in stores}
    for row in rows.order_by("first", "id"):
        if row.first == span.first:
            own[row.store_id][row.measure] = row
        elif row.standing:
            standing[row.store_id][row.measure] = row
    return {store: standing[store] | own[store] for store in stores}


def exceptions(actor: Actor, clock: Clock) -> Exceptions:
    """What waits for his decision and what is late, the oldest first."""
    requests = waiting(actor, clock.today(), SHOWN)
    late = overdue(actor, clock)
    return Exceptions(
        requests,
        how_many(actor, clock.today()) if len(requests) == SHOWN else len(requests),
        list(late.order_by("due_at", "id")[:SHOWN]),
        late.count(),
    )


def overdue(actor: Actor, clock: Clock) -> QuerySet[Timer]:
    """The deadlines of the house that are over."""
    open_ = Timer.objects.filter(store_id=actor.store_id, state__in=("open", "late"), ended_at=None)
    return open_.filter(due_at__lt=clock.now())


def reached(gauge: Gauge) -> Decimal | None:
    """How much of the month's target is reached, as a fraction."""
    return gauge.judged.reached if gauge.judged else None
