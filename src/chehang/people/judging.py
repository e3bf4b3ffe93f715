"""The arithmetic of appraisal (§7.5): a yardstick gives at most 120 points, the weights make a hundred, grades follow from
the score; of a month at most a share gets an A."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

MOST = Decimal(120)
HUNDRED = Decimal(100)
CENT = Decimal("0.01")
GRADES = "ABCD"


def points(target: Decimal, actual: Decimal, less: bool, floor: int = 0) -> Decimal:
    """min(120, actual ÷ target × 100); the other way round where less is better. Nothing below zero, and nothing below the
    threshold ``floor`` (in percent of the target)."""
    if less:
        reached = MOST if actual <= 0 else target / actual * HUNDRED
    else:
        reached = actual / target * HUNDRED
    if reached < floor:
        return Decimal(0)
    return max(Decimal(0), min(MOST, reached)).quantize(CENT, ROUND_HALF_UP)


def total(lines: Iterable[tuple[int, Decimal]]) -> Decimal:
    """Σ weight × points ÷ 100."""
    return (sum((weight * score for weight, score in lines), Decimal(0)) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def grade_of(score: Decimal, limits: Sequence[Decimal]) -> str:
    """A, B, C by their limits, D below."""
    return next((g for g, least in zip(GRADES, limits, strict=False) if score >= least), "D")


def grades(scores: dict[int, Decimal], limits: Sequence[Decimal], share: Decimal) -> dict[int, str]:
    """Person → grade. Of those with an A the best keep it, as many as the share of all allows (at least one)."""
    found = {who: grade_of(score, limits) for who, score in scores.items()}
    places = max(int(len(scores) * share), 1)
    best = sorted((who for who, grade in found.items() if grade == "A"), key=lambda who: (-scores[who], who))
    return found | dict.fromkeys(best[places:], "B")
