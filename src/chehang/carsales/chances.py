"""How sure a sample makes us (抽查概率). Pure."""

from fractions import Fraction
from math import comb


def found(cars: int, missing: int, seen: int) -> Fraction:
    """The chance that ``seen`` cars drawn of ``cars`` show at least one of ``missing``: 1 − C(N−k, n)/C(N, n)."""
    return 1 - Fraction(comb(cars - missing, seen), comb(cars, seen))


def most_missing(cars: int, seen: int, sure: Fraction = Fraction(95, 100)) -> int:
    """When none of ``seen`` was missing: at most so many of ``cars`` are, with this certainty."""
    return next((k for k in range(cars - seen + 1) if found(cars, k + 1, seen) >= sure), cars - seen) if seen else cars


def how_many(cars: int, missed: int) -> int:
    """How many cars of an outlet are asked for: a fifth of them, and double for each one missed lately, all at most."""
    return min(cars, -(-cars // 5) * 2**missed) if cars else 0
