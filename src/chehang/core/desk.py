"""What a desk shows: departments register what waits and the figures of a post."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from .context import Actor, Clock


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
    """A number of a post with its trend; ``url`` opens the rows that add up to it."""

    title: Any
    value: Decimal | int
    kind: str
    url: str
    trend: list[float] = field(default_factory=list)
    hint: Any = ""


@dataclass(frozen=True)
class Card:
    """A piece of the desk of a department's own: a template and what it shows, as ``card``."""

    template: str
    data: Any


WaitingProvider = Callable[[Actor, Clock], Iterable[Waiting]]
FigureProvider = Callable[[Actor, Clock], Iterable[Figure]]
CardProvider = Callable[[Actor, Clock], Iterable[Card]]
_waiting: list[WaitingProvider] = []
_figures: list[FigureProvider] = []
_cards: list[CardProvider] = []


def waits(find: WaitingProvider) -> WaitingProvider:
    """Register a function (actor, clock) -> what waits for the actor."""
    _waiting.append(find)
    return find


def figures(find: FigureProvider) -> FigureProvider:
    """Register a function (actor, clock) -> figures for the actor's post."""
    _figures.append(find)
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
    """The figures of the actor's posts, at most six."""
    return [f for provider in _figures for f in provider(actor, clock)][:6]
