"""Reckoning a scenario: what is assumed stands, what is made from it follows, everything else stays as it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.core.context import Actor
from chehang.core.measures import Mean, Measure, Minus, Plus, Ratio, Reading, Span, measures, read
from chehang.core.measures.values import composed

from .models import Assumption

ZERO = Decimal(0)


@dataclass(frozen=True)
class Line:
    """A measure as it was and as it would be."""

    measure: Measure
    base: Decimal | None
    then: Decimal | None
    assumption: Assumption | None = None

    @property
    def change(self) -> Decimal | None:
        """What it would bring."""
        return None if self.base is None or self.then is None else self.then - self.base


@dataclass
class Sheet:
    """The measures of a store in a span under assumptions; each is read once."""

    who: Actor
    span: Span
    today: date
    assumed: dict[str, Assumption]
    _read: dict[str, Reading] = field(default_factory=dict)
    _then: dict[str, Decimal | None] = field(default_factory=dict)

    def base(self, name: str) -> Reading:
        """The measure as it was."""
        if name not in self._read:
            self._read[name] = read(measures()[name], self.who, self.span, self.today)
        return self._read[name]

    def then(self, name: str) -> Decimal | None:
        """The measure as it would be."""
        if name not in self._then:
            self._then[name] = self._reckoned(name)
        return self._then[name]

    def _reckoned(self, name: str) -> Decimal | None:
        found = self.base(name)
        measure = measures()[name]
        if name in self.assumed:
            value = self.assumed[name].of(found.value)
            return None if value is None else measure.unit_of.rounded(value)
        value = measure.defined(found.variant).value
        if not (set(sources(measure)) & set(self.assumed)):
            return found.value
        if all(self.then(one) == self.base(one).value for one in parts(value)):
            return found.value  # nothing it is made from moves
        if isinstance(value, Ratio):
            top = self._side(value.numerator, found.numerator)
            bottom = self._side(value.denominator, found.denominator)
            if top is None or not bottom:
                return None
            return measure.unit_of.rounded(top / bottom * value.factor(self.span))
        return self._side(value, found.value)

    def _side(self, value: Any, base: Decimal | None) -> Decimal | None:
        """A part of a composed value; an average of moments moves as its measure does."""
        if isinstance(value, Mean):
            was, would_be = self.base(value.name).value, self.then(value.name)
            return base if base is None or not was or would_be is None else base * would_be / was
        names = (value,) if isinstance(value, str) else value.names
        parts = [self.then(name) for name in names]
        if all(p is None for p in parts) or (isinstance(value, Minus) and parts[0] is None):
            return None
        signs = [-1 if isinstance(value, Minus) and n else 1 for n in range(len(parts))]
        return sum((sign * (part or ZERO) for sign, part in zip(signs, parts, strict=True)), ZERO)


def parts(value: Any) -> tuple[str, ...]:
    """The measures a value is made from, by name."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mean):
        return (value.name,)
    if isinstance(value, Plus | Minus):
        return value.names
    if isinstance(value, Ratio) and not value.of_rows:
        return (*parts(value.numerator), *parts(value.denominator))
    return ()


def sources(measure: Measure) -> Iterator[str]:
    """Everything a measure is made from, directly or through others, by any of its definitions; not itself."""
    for value in (measure.value, *(v.value for v in measure.variants if v.value is not None)):
        for name in parts(value) if composed(value) else ():
            yield name
            yield from sources(measures()[name])


def reckon(assumptions: Iterable[Assumption], who: Actor, span: Span, today: date) -> list[Line]:
    """What is assumed, and each measure that follows from it, as far as the actor may see it."""
    assumed = {a.measure: a for a in assumptions if a.known is not None}
    sheet = Sheet(who, span, today, assumed)
    known = measures()
    follow = [n for n, m in known.items() if n not in assumed and set(sources(m)) & set(assumed)]
    return [
        Line(known[n], sheet.base(n).value, sheet.then(n), assumed.get(n))
        for n in (*assumed, *follow)
        if who.may(known[n].permission)
    ]
