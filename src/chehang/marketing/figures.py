"""What advertising costs and brings: pure numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT, FOUR = Decimal("0.01"), Decimal("0.0001")


def per(cost: Decimal, count: int) -> Decimal | None:
    """Cost of one: 186,000 ÷ 620 leads is 300."""
    return (cost / count).quantize(CENT, ROUND_HALF_UP) if count else None


def share(part: int, whole: int) -> Decimal | None:
    """A part of a whole: 1,200 clicks of 40,000 impressions are 3 %."""
    return (Decimal(part) / whole).quantize(FOUR, ROUND_HALF_UP) if whole else None


def roi(gross: Decimal, cost: Decimal) -> Decimal | None:
    """(gross of the deliveries − cost) ÷ cost: 28 × 9,800 for 186,000 is 47.53 %."""
    return ((gross - cost) / cost).quantize(FOUR, ROUND_HALF_UP) if cost else None


def roas(revenue: Decimal, cost: Decimal) -> Decimal | None:
    """Revenue without VAT ÷ cost."""
    return (revenue / cost).quantize(CENT, ROUND_HALF_UP) if cost else None


@dataclass(frozen=True)
class Touch:
    """A contact before a purchase: by which medium, on which day counted from the first one."""

    medium: str
    day: int


def attributed(gross: Decimal, touches: Sequence[Touch], model: str, *, window: int = 90) -> dict[str, Decimal]:
    """The gross of a deal shared over its media: first, last or linear; the shares add up to the gross, the last takes the rest."""
    if not touches:
        return {}
    ordered = sorted(touches, key=lambda t: t.day)
    inside = [t for t in ordered if ordered[-1].day - t.day <= window]
    found = {t.medium: Decimal(0) for t in ordered}
    if model == "first":
        found[inside[0].medium] += gross
    elif model == "last":
        found[inside[-1].medium] += gross
    else:
        each = (gross / len(inside)).quantize(CENT, ROUND_HALF_UP)
        for t in inside[:-1]:
            found[t.medium] += each
        found[inside[-1].medium] += gross - each * (len(inside) - 1)
    return found


def to_cut(orders: Mapping[str, Sequence[tuple[Decimal, int]]], *, above: Decimal = Decimal("1.5")) -> list[str]:
    """Media to cut: in each of the last two months an order cost more than 1.5 times the mean of all media.

    ``orders`` are the months of each medium, oldest first, as (cost, orders); spending without an order costs most.
    """
    cut = []
    for name, months in orders.items():
        dear = 0
        for back in (-1, -2):
            if len(months) < 2:
                break
            month = [m[back] for m in orders.values() if len(m) >= -back]
            count = sum(n for _cost, n in month)
            mean = sum((c for c, _n in month), Decimal(0)) / count if count else None
            cost, number = months[back]
            dear += mean is not None and cost > 0 and (number == 0 or cost / number > above * mean)
        if dear == 2:
            cut.append(name)
    return cut


def vendor_score(price: Decimal, lowest: Decimal, quality: int, delivery: int, service: int) -> Decimal:
    """40 % price (lowest ÷ price), 30 % quality, 20 % delivery, 10 % service."""
    points = 40 * lowest / price + Decimal(quality * 30 + delivery * 20 + service * 10) / 100
    return points.quantize(CENT, ROUND_HALF_UP)
