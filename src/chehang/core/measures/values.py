"""What is counted. Over the rows of a measure: Sum, Count, Each and their Ratio; over other measures, by name:
Ratio, Plus, Minus and Mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, Value, When

from chehang.core.fields import ScaledField

from .spans import Span


@dataclass(frozen=True)
class Sum:
    """The sum of a field or expression over the rows that meet ``where``; ``negative`` turns its sign."""

    of: Any
    where: Q | None = None
    negative: bool = False

    def expression(self) -> Any:
        """What one row brings, before ``where``."""
        return F(self.of) if isinstance(self.of, str) else self.of

    def aggregate(self, also: Q | None = None) -> Any:
        """The sum in the database; ``also`` narrows it."""
        return models.Sum(self.expression(), filter=_both(self.where, also))

    def signed(self, value: Decimal) -> Decimal:
        """The sum as the measure means it."""
        return -value if self.negative else value

    def of_row(self) -> Any:
        """An annotation with what one row brings."""
        brought = self.expression()
        return brought if self.where is None else Case(When(self.where, then=brought), default=None)


@dataclass(frozen=True)
class Count:
    """How many rows there are, or how many of them meet ``where``."""

    where: Q | None = None

    def aggregate(self, also: Q | None = None) -> Any:
        """The count in the database."""
        return models.Count("pk", filter=_both(self.where, also))

    def signed(self, value: Decimal) -> Decimal:
        """A count has no sign."""
        return value

    def of_row(self) -> Any:
        """1 or 0."""
        if self.where is None:
            return Value(1)
        return Case(When(self.where, then=Value(1)), default=Value(0), output_field=models.IntegerField())


@dataclass(frozen=True)
class Each:
    """The sum of what a function says of each row: for few rows whose value the database cannot compute exactly."""

    of: Callable[[Any], Decimal]


Plain = Sum | Count | Each


@dataclass(frozen=True)
class Ratio:
    """One value divided by another: both over the same rows, or both names of measures (or Plus, Minus, Mean of them).

    ``times`` multiplies it and may depend on the span. A denominator of nothing gives no value.
    """

    numerator: Any
    denominator: Any
    times: Decimal | Callable[[Span], Decimal] = Decimal(1)

    @property
    def of_rows(self) -> bool:
        """Whether both are counted over the rows of the measure itself."""
        return isinstance(self.numerator, Sum | Count)

    def factor(self, span: Span) -> Decimal:
        """What the quotient is multiplied by."""
        return self.times(span) if callable(self.times) else self.times


@dataclass(frozen=True, init=False)
class Plus:
    """The sum of measures; nothing when none of them has a value."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


@dataclass(frozen=True, init=False)
class Minus:
    """A measure less others; nothing when the first has no value."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


@dataclass(frozen=True)
class Mean:
    """The average of a level: at the start of the span and at the end of each month in it."""

    name: str


def composed(value: Any) -> bool:
    """Whether a value is made from other measures."""
    return isinstance(value, str | Plus | Minus | Mean) or (isinstance(value, Ratio) and not value.of_rows)


def names_of(value: Any) -> tuple[str, ...]:
    """The measures a composed value is made from, in their order; none of any other value."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Ratio):
        return () if value.of_rows else (*names_of(value.numerator), *names_of(value.denominator))
    return (value.name,) if isinstance(value, Mean) else value.names if isinstance(value, Plus | Minus) else ()


def scaled(expression: Any, field: ScaledField) -> Any:
    """Arithmetic over scaled fields of one kind, such as amount less cost."""
    return ExpressionWrapper(expression, output_field=field)


def _both(one: Q | None, other: Q | None) -> Q | None:
    return one & other if one is not None and other is not None else one if one is not None else other
