"""The arithmetic of the law beside the formulas: leave paid out, the cumulative income tax (个人所得税扣缴申报管理办法)."""

from decimal import Decimal

from chehang.core.money import ZERO, round_half_up

# Annual taxable up to, rate, quick deduction (居民个人综合所得预扣率表).
BRACKETS = tuple(
    (Decimal(top), Decimal(rate), Decimal(quick))
    for top, rate, quick in (
        (36_000, "0.03", 0), (144_000, "0.10", 2_520), (300_000, "0.20", 16_920), (420_000, "0.25", 31_920),
        (660_000, "0.30", 52_920), (960_000, "0.35", 85_920), (10**12, "0.45", 181_920),
    )
)  # fmt: skip


def unused_leave(average: Decimal, days: int, paid_days: Decimal) -> Decimal:
    """Twice the daily wage beyond the normal one for each day not taken (条例 art. 5)."""
    return round_half_up(average * days * 2 / paid_days)


def tax(taxable_to_date: Decimal, paid_before: Decimal) -> Decimal:
    """Tax of the month: on everything of the year so far, less what was paid; never negative."""
    if taxable_to_date <= 0:
        return ZERO
    _top, rate, quick = next(row for row in BRACKETS if taxable_to_date <= row[0])
    return max(round_half_up(taxable_to_date * rate - quick) - paid_before, ZERO)
