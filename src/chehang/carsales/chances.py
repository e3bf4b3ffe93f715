"""How sure a sample makes us (抽查概率). Pure."""

from fractions import Fraction
from math import comb


def found(cars: int, missing: int, seen: int) -> Fraction:
    """The chance that ``seen`` cars drawn of ``cars`` show at least one of ``missing``: 1 − C(N−k, n)/C(N, n)."""
    return 1 - Fraction(comb(cars - missing, seen), comb(cars, seen))


def most_missing(cars: int, seen: int, missed: int = 0, sure: Fraction = Fraction(95, 100)) -> int:
    """At most so many of ``cars`` are missing, with this certainty, when ``missed`` of ``seen`` drawn ones were: the largest k under
    which so few missed ones are still no wonder, P(X ≤ missed | k) > 1 − sure (hypergeometric)."""
    most = cars - (seen - missed)
    return next((k for k in range(missed, most) if _at_most(cars, k + 1, seen, missed) <= 1 - sure), most)


def _at_most(cars: int, missing: int, seen: int, found_missing: int) -> Fraction:
    """The chance that of ``seen`` drawn at most ``found_missing`` are among the ``missing``."""
    ways = sum(comb(missing, x) * comb(cars - missing, seen - x) for x in range(min(found_missing, seen) + 1))
    return Fraction(ways, comb(cars, seen))


def estimate(cars: int, seen: int, missed: int) -> Fraction | None:
    """About so many of ``cars`` are missing: the share missed among those drawn; None before any was drawn."""
    return Fraction(cars * missed, seen) if seen else None


def how_many(cars: int, missed: int) -> int:
    """How many cars of an outlet are asked for: a fifth of them, and double for each one missed lately, all at most."""
    return min(cars, -(-cars // 5) * 2**missed) if cars else 0
