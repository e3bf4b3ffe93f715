"""The group: the stores of which the actor sees the cockpit, side by side, ranked, and taken together.

Each store is read with the rights its own posts give there: who may not see a measure in a store sees no number of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.measures import Measure, Ratio, Reading, Readings, Span
from chehang.core.measures.targets import judge

from .cockpit import targets_of

PERMISSION = "insight.open_group"
AVERAGES = ("percent", "days", "times")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Cell:
    """A store's value of a measure: its rank (1 is the best; equal values share one) and its colour against its own target."""

    store_id: int
    reading: Reading | None
    rank: int = 0
    colour: str = ""

    @property
    def value(self) -> Decimal | None:
        return self.reading.value if self.reading else None


@dataclass(frozen=True)
class Row:
    """A measure over the stores; ``why_not`` says why there is no number for all of them together."""

    measure: Measure
    cells: tuple[Cell, ...]
    together: Decimal | None
    why_not: Any = ""


def actors(actor: Actor) -> list[Actor]:
    """The same person in each store whose group view is open to him, in the order of the stores' codes."""
    if actor.reach is not None:
        return actor.reach.each(PERMISSION)
    return [actor] if actor.may(PERMISSION) else []


def compare(measures: Sequence[Measure], stores: Sequence[Actor], span: Span, today: date) -> Iterator[Row]:
    """Each measure over the stores."""
    agreed = targets_of([m.name for m in measures], [a.store_id for a in stores], span)
    known = Readings(stores, today)
    for measure in measures:
        there = known.of(measure, span)
        found = [(a, there[a.store_id] if a.may(measure.permission) else None) for a in stores]
        readings = [r for _a, r in found if r is not None]
        ranks = ranked(measure, [r.value if r else None for _a, r in found])
        cells = [
            Cell(a.store_id, r, rank, _colour(measure, r, agreed[a.store_id].get(measure.name)))
            for (a, r), rank in zip(found, ranks, strict=True)
        ]
        value, why_not = together(measure, readings)
        yield Row(measure, tuple(cells), value, why_not)


def _colour(measure: Measure, reading: Reading | None, target: Any) -> str:
    judged = judge(measure, reading.value, target) if reading else None
    return judged.colour if judged else ""


def ranked(measure: Measure, values: Sequence[Decimal | None]) -> list[int]:
    """The rank of each value, 1 the best; equal ones share it and the next one is skipped. No value: 0."""
    there = sorted((v for v in values if v is not None), reverse=measure.better == "up")
    return [0 if v is None else there.index(v) + 1 for v in values]


def together(measure: Measure, readings: Sequence[Reading]) -> tuple[Decimal | None, Any]:
    """The measure of all stores: sums add up; of shares and averages what is above and below the line is added, never the
    shares themselves. Nothing where the stores count by different definitions, and for averages that name no parts."""
    known = [r for r in readings if r.value is not None]
    if not known:
        return None, ""
    if len({r.variant for r in known}) > 1:
        return None, _("The stores count by different definitions: there is no number for all of them.")
    value = measure.defined(known[0].variant).value
    if isinstance(value, Ratio):
        parted = [r for r in readings if r.denominator is not None]
        top = sum((r.numerator or ZERO for r in parted), ZERO)
        bottom = sum((r.denominator or ZERO for r in parted), ZERO)
        found = measure.unit_of.rounded(top / bottom * value.factor(known[0].span)) if bottom else None
        return found, ""
    if measure.unit in AVERAGES:
        return None, _("This measure does not add up over stores.")
    return sum((r.value or ZERO for r in known), ZERO), ""
