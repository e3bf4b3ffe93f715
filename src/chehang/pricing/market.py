"""The market beside our prices: observations of the last 90 days, the index, and what a change of cost means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import round_half_up

from .models import MarketPrice

WINDOW = timedelta(days=90)
DEAR, CHEAP = Decimal("1.15"), Decimal("0.90")


def market_prices(who: Actor | Context, part_ids: Iterable[int], today: date) -> dict[int, list[Decimal]]:
    """What others ask for the parts in the same quality, seen in the last 90 days, with VAT."""
    seen = rows(MarketPrice, who).filter(part__in=list(part_ids), seen_on__gt=today - WINDOW, seen_on__lte=today)
    found: dict[int, list[Decimal]] = {}
    for part, quality, own, price in seen.values_list("part_id", "quality", "part__quality", "price_inc"):
        if quality == own:
            found.setdefault(part, []).append(price)
    return found


def index_of(ours_inc: Decimal, others: list[Decimal]) -> Decimal | None:
    """Market price index = our retail price / median of the observations; None without any."""
    return (ours_inc / Decimal(median(others))).quantize(Decimal("0.0001")) if others else None


def out_of_line(index: Decimal | None) -> bool:
    """Above 1.15 we lose customers, below 0.90 we give money away (parts.md §1.3)."""
    return index is not None and not CHEAP <= index <= DEAR


@dataclass(frozen=True)
class Impact:
    """What a new purchase price means (parts.md §1.5); money in yuan, margins as fractions without VAT."""

    change: Decimal
    share: Decimal
    on_stock: Decimal
    a_year: Decimal
    margin_old: Decimal
    margin_new: Decimal
    same_margin_inc: Decimal


def impact(
    old_ex: Decimal, new_ex: Decimal, price_inc: Decimal, stock: Decimal, monthly: Decimal, vat: Decimal
) -> Impact:
    """The effect of a purchase price that went from ``old_ex`` to ``new_ex`` while we sell at ``price_inc``."""
    ex, change = price_inc / (1 + vat), new_ex - old_ex
    before = (ex - old_ex) / ex
    return Impact(
        change,
        (change / old_ex).quantize(Decimal("0.0001")),
        round_half_up(change * stock),
        round_half_up(change * monthly * 12),
        before.quantize(Decimal("0.0001")),
        ((ex - new_ex) / ex).quantize(Decimal("0.0001")),
        round_half_up(new_ex / (1 - before) * (1 + vat)),
    )
