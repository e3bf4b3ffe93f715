"""What a desk shows: departments register what waits; figures are measures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext as _

from .context import Actor, Clock
from .measures import Measure, Span, measures, trend
from .models import Journal

MOST_FIGURES, TREND = 6, 14


@dataclass(frozen=True)
class Waiting:
    """A thing that waits for the actor: one click from being done."""

    title: Any
    since: datetime | None
    url: str
    verb: Any = ""
    urgent: bool = False
    count: int = 1


@dataclass(frozen=True)
class Figure:
    """A number of a post with its trend; ``url`` opens the rows that add up to it. None says that there is no data."""

    title: Any
    value: Decimal | None
    kind: str
    url: str
    trend: list[float] = field(default_factory=list)
    hint: Any = ""
    measure: str = ""


@dataclass(frozen=True)
class Card:
    """A piece of the desk of a department's own: a template and what it shows, as ``card``."""

    template: str
    data: Any


WaitingProvider = Callable[[Actor, Clock], Iterable[Waiting]]
CardProvider = Callable[[Actor, Clock], Iterable[Card]]
AnyOf = Callable[[Actor, Clock], Iterable[QuerySet[Any]]]
_waiting: list[WaitingProvider] = []
_any_of: dict[WaitingProvider, AnyOf] = {}
_cards: list[CardProvider] = []


def waits(find: WaitingProvider) -> WaitingProvider:
    """Register a function (actor, clock) -> what waits for the actor."""
    _waiting.append(find)
    return find


def waits_for(any_of: AnyOf) -> Callable[[WaitingProvider], WaitingProvider]:
    """The same, asked only when there is a row in ``any_of(actor, clock)``: the desk asks that of all departments in one
    question, so a quiet department costs nothing. The queries may be wider than what is told, never narrower."""

    def registered(find: WaitingProvider) -> WaitingProvider:
        _any_of[find] = any_of
        return waits(find)

    return registered


def cards(find: CardProvider) -> CardProvider:
    """Register a function (actor, clock) -> cards for the actor's desk."""
    _cards.append(find)
    return find


def cards_for(actor: Actor, clock: Clock) -> list[Card]:
    """The cards of the actor's desk, in the order of the departments."""
    return [card for provider in _cards for card in provider(actor, clock)]


def waiting_for(actor: Actor, clock: Clock) -> list[Waiting]:
    """What waits, urgent first, then oldest first."""
    found = [w for provider in _stirring(actor, clock) for w in provider(actor, clock)]
    return sorted(found, key=lambda w: (not w.urgent, w.since or clock.now()))


def _stirring(actor: Actor, clock: Clock) -> list[WaitingProvider]:
    """The providers worth asking, in their order."""
    asked = {
        f"p{n}_{m}": (provider, Exists(found.order_by()))
        for n, provider in enumerate(_waiting)
        if provider in _any_of
        for m, found in enumerate(_any_of[provider](actor, clock))
    }
    # Any row of the store will do to ask from; a store without a journal has done nothing yet.
    rows = Journal.objects.filter(store_id=actor.store_id).order_by("id")
    answer: Any = rows.values(**{name: exists for name, (_p, exists) in asked.items()}).first() if asked else None
    quiet = set(_any_of) - {provider for name, (provider, _e) in asked.items() if answer is None or answer[name]}
    return [provider for provider in _waiting if provider not in quiet]


def figures_for(actor: Actor, clock: Clock) -> list[Figure]:
    """The figures of the actor's posts: measures that ask to stand on their desks, at most six."""
    mine = [m for m in measures().values() if actor.posts & {*m.desk} and actor.may(m.permission)]
    return [_figure(m, actor, clock) for m in mine[:MOST_FIGURES]]


def _figure(measure: Measure, actor: Actor, clock: Clock) -> Figure:
    span = Span.of(measure.desk_span, clock.today())
    flows = measure.kind == "flow" and measure.day
    run = trend(measure, actor, span, clock.today(), TREND if flows else 1)
    line = [float(r.value or 0) for r in run] if flows else []
    hint = _("last %(n)s days") % {"n": TREND} if flows and measure.desk_span == "day" else ""
    url = f"{measure.url}?span={span.code}"
    return Figure(measure.title, run[-1].value, measure.unit_of.kind, url, line, hint, measure.name)
