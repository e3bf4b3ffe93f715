"""Splitting a goal without losing anything: largest remainder, pure numbers."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

UNIT = Decimal("0.001")  # quantities have three places


def decompose(total: Decimal, weights: Sequence[Decimal], step: Decimal = Decimal(1)) -> list[Decimal]:
    """Split ``total`` by ``weights`` into multiples of ``step`` that add up to it exactly.

    Each part gets its share rounded down; what is left goes, a step each, to the largest remainders, the earlier first
    where they are equal (management.md 9.1). A total that is no multiple of ``step`` leaves its rest with the largest
    part. Weights are not negative and not all zero.
    """
    if not weights or any(w < 0 for w in weights) or not sum(weights):
        raise ValueError("weights must not be negative, and not all zero")
    if step <= 0 or total < 0:
        raise ValueError("total must not be negative, and the step must be above zero")
    whole = sum((Fraction(w) for w in weights), Fraction(0))
    steps = int(total // step)
    shares = [Fraction(w) * steps / whole for w in weights]
    parts = [int(s) for s in shares]
    order = sorted(range(len(parts)), key=lambda i: (-(shares[i] - parts[i]), i))
    for i in order[: steps - sum(parts)]:
        parts[i] += 1
    found = [step * n for n in parts]
    rest = total - sum(found, Decimal(0))
    if rest:
        found[max(range(len(found)), key=lambda i: (found[i], -i))] += rest
    return found


def replan(
    total: Decimal, actual: Decimal, weights_left: Sequence[Decimal], step: Decimal = Decimal(1)
) -> list[Decimal]:
    """What is left of a year over the weights that are left (management.md 9.8); nothing below zero."""
    return decompose(max(total - actual, Decimal(0)), weights_left, step)
