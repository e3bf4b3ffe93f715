"""Comparing offers (parts.md §1.3): what a unit costs in the end, and a score of price, time and reliability."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chehang.core.money import ZERO, round_half_up

from .models import Inquiry, Offer

PRICE, TIME, TRUST = Decimal("0.6"), Decimal("0.25"), Decimal("0.15")


def landed_ex(price_inc: Decimal, tax_rate: Decimal, invoice: str, freight_ex: Decimal, quantity: Decimal) -> Decimal:
    """Comparable unit cost in yuan: VAT is taken off only where a special invoice lets it be deducted."""
    net = price_inc / (1 + tax_rate) if invoice == "special" else price_inc
    return round_half_up(net + freight_ex / quantity)


def score(cost: Decimal, least_cost: Decimal, days: int, least_days: int, trust: Decimal) -> Decimal:
    """``0.6·Pmin/P + 0.25·Lmin/L + 0.15·Q``, four places. Whoever delivers on the spot has the full share of time."""
    time = Decimal(least_days) / days if days else Decimal(1)
    return (PRICE * least_cost / cost + TIME * time + TRUST * trust).quantize(Decimal("0.0001"))


@dataclass(frozen=True)
class Ranked:
    """A supplier's whole answer: what all lines cost, the longest wait, its score; ``whole`` when it names every line."""

    supplier_id: int
    supplier: str
    cost: Decimal
    days: int
    trust: Decimal
    score: Decimal
    whole: bool
    cheapest: bool
    invoice: str


def ranked(inquiry: Inquiry, trust: Mapping[int, Decimal]) -> list[Ranked]:
    """The answers side by side, the best score first; whoever does not name every line comes last."""
    lines = {x.pk: x for x in inquiry.lines.all()}
    found: dict[int, list[Offer]] = {}
    for offer in (
        Offer.objects.filter(line__inquiry=inquiry).select_related("supplier").order_by("supplier_id", "line_id")
    ):
        found.setdefault(offer.supplier_id, []).append(offer)
    costs = {pk: sum((x.landed_ex * lines[x.line_id].quantity for x in offers), ZERO) for pk, offers in found.items()}
    days = {pk: max(x.lead_days for x in offers) for pk, offers in found.items()}
    whole = [pk for pk, offers in found.items() if len(offers) == len(lines)]
    least, soonest = _least(costs[pk] for pk in whole), min((days[pk] for pk in whole), default=0)
    made = [
        Ranked(
            pk,
            offers[0].supplier.name,
            round_half_up(costs[pk]),
            days[pk],
            trust[pk],
            score(costs[pk], least, days[pk], soonest, trust[pk]) if pk in whole else ZERO,
            pk in whole,
            pk in whole and costs[pk] == least,
            str(offers[0].get_invoice_display()),
        )
        for pk, offers in found.items()
    ]
    return sorted(made, key=lambda x: (not x.whole, -x.score, x.cost))


def _least(costs: Iterable[Decimal]) -> Decimal:
    return min(costs, default=Decimal(1))
