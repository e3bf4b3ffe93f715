"""What a desk shows: departments register what waits; figures are measures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .context import Actor, Clock
from .measures import Measure, Span, measures, trend

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
_waiting: list[WaitingProvider] = []
_cards: list[CardProvider] = []


def waits(find: WaitingProvider) -> WaitingProvider:
    """Register a function (actor, clock) -> what waits for the actor."""
    _waiting.append(find)
    return find


def cards(find: CardProvider) -> CardProvider:
    """Register a function (actor, clock) -> cards for the actor's desk."""
    _cards.append(find)
    return find


def cards_for(actor: Actor, clock: Clock) -> list[Card]:
    """The cards of the actor's desk, in the order of the departments."""
    return [card for provider in _cards for card in provider(actor, clock)]


def waiting_for(actor: Actor, clock: Clock) -> list[Waiting]:
    """What waits, urgent first, then oldest first."""
    found = [w for provider in _waiting for w in provider(actor, clock)]
    return sorted(found, key=lambda w: (not w.urgent, w.since or clock.now()))


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
