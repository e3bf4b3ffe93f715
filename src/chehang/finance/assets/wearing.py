"""Straight-line depreciation by whole months: from the month after it came into use, the last month takes the rest, never negative."""

from datetime import date
from decimal import Decimal

from chehang.core.money import round_half_up

ZERO = Decimal(0)


def wear_of(cost: Decimal, residual_rate: Decimal, months: int, done: int, worn: Decimal) -> Decimal:
    """The amount of the next month in yuan, after ``done`` months in which ``worn`` was worn off."""
    whole = cost - round_half_up(cost * residual_rate)
    rest, left = whole - worn, months - done
    if left <= 0 or rest <= 0:
        return ZERO
    even = round_half_up(whole / months)
    if left > 1 and worn == even * done:
        return min(even, rest)
    return rest if left == 1 else min(round_half_up(rest / left), rest)


def months_between(start: date, month: date) -> int:
    """Whole months from the month after ``start`` to ``month``, itself included."""
    return (month.year - start.year) * 12 + month.month - start.month
