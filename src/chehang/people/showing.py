"""How a payslip explains itself."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Line:
    """A line of a payslip."""

    pk: int
    title: str
    amount: Decimal
    how: str


def lines_of(slip: Any) -> list[Line]:
    """What it is made of, each with how it came about."""
    return [Line(n, title, Decimal(amount), how) for n, (title, amount, how) in enumerate(slip.lines, 1)]
