"""As we saw it then, as we know it today: the rows entered, changed or taken away since, and what each changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.lookups import joined
from chehang.core.measures import Measure, Span, measures, rows_behind
from chehang.core.measures.asof import EVER, how_seen

from .models import FrozenFigure
from .taking import Figure, figure_at, figure_of, thawed

ZERO = Decimal(0)
NAMED = 200  # differences whose row is read; beyond them only the sum is told
ENTERED, CHANGED, GONE = "entered", "changed", "gone"


@dataclass(frozen=True)
class Difference:
    """One row that is not as it was: what it brought then and brings now (numerator and denominator of a ratio)."""

    pk: int
    kind: str
    then: tuple[Decimal, ...]
    now: tuple[Decimal, ...]
    row: Any = None

    @property
    def by(self) -> Decimal:
        """What it changes (of a ratio: its numerator)."""
        return (self.now[0] if self.now else ZERO) - (self.then[0] if self.then else ZERO)


@dataclass(frozen=True)
class Compared:
    """A measure of a month, then and now. What the differences change adds up to the change of the value."""

    measure: Measure
    span: Span
    then: Figure
    now: Figure
    differences: tuple[Difference, ...]

    @property
    def change(self) -> Decimal | None:
        """Now less then; None when one of them is not known."""
        if self.then.value is None and self.now.value is None:
            return None
        return (self.now.value or ZERO) - (self.then.value or ZERO)

    @property
    def redefined(self) -> bool:
        """Whether it is counted by another definition today: then rows say nothing about the difference."""
        return self.then.variant != self.now.variant


def versions(measure: Measure, actor: Actor, span: Span) -> list[FrozenFigure]:
    """What was kept of a measure for a month, the last version first."""
    if span.kind != "month":
        return []
    kept = rows(FrozenFigure, actor).filter(measure=measure.name, frozen__month=span.first)
    return list(kept.select_related("frozen").order_by("-frozen__version"))


def compared(kept: FrozenFigure, actor: Actor, today: date) -> Compared:
    """A frozen figure beside the same measure of the same month as it is known today."""
    measure, span = measures()[kept.measure], Span.of("month", kept.frozen.month)
    return between(measure, span, thawed(kept), actor, today)


def between(measure: Measure, span: Span, then: Figure, actor: Actor, today: date) -> Compared:
    """A figure as it was seen beside the same measure of the same span as it is known today."""
    now = figure_of(measure, actor, span, today)
    found = list(_differences(then, now))
    behind = rows_behind(measure, actor, span, today)
    there: dict[int, Any] = {}
    if behind is not None and found:
        named = [d.pk for d in found[:NAMED]]
        there = joined(behind, measure.drill).in_bulk(named)
        missing = [pk for pk in named if pk not in there]
        there |= joined(rows(behind.model, actor), measure.drill).in_bulk(missing) if missing else {}
    shown = tuple(Difference(d.pk, d.kind, d.then, d.now, there.get(d.pk)) for d in found)
    return Compared(measure, span, then, now, shown)


def seen_at(
    measure: Measure, actor: Actor, span: Span, moment: datetime
) -> tuple[Figure | None, FrozenFigure | None, str]:
    """A measure as it was seen at a moment, the frozen figure that says so, and what can be asked of it (``how_seen``).

    Of documents that may be changed afterwards, a month that was closed by then is told as it was kept when it was closed:
    whatever is entered or changed later, the same question gives the same bytes. Nothing where it cannot be said.
    """
    how = how_seen(measure, actor, span)
    if how != EVER:
        kept = next((k for k in versions(measure, actor, span) if k.frozen.at <= moment), None)
        if kept is not None:
            return thawed(kept), kept, how
    return figure_at(measure, actor, span, moment), None, how


def _differences(then: Figure, now: Figure) -> Iterator[Difference]:
    before, after = ({pk: tuple(Decimal(b) for b in brought) for pk, *brought in figure.rows} for figure in (then, now))
    for pk in sorted({*before, *after}):
        was, stands = before.get(pk), after.get(pk)
        if was != stands:
            kind = ENTERED if was is None else GONE if stands is None else CHANGED
            yield Difference(pk, kind, was or (), stands or ())
