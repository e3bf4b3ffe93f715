"""What a price proposal does: to the turnover, to the margin, to what lies on the shelf, and to the papers that keep the old price."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.services import vat_rate
from chehang.core.money import ZERO, round_half_up, tax_split
from chehang.core.parameters import Figures, figures_of
from chehang.stock.models import Entry, Pool

from .models import PriceProposal, ProposedPrice

HALF_A_YEAR = timedelta(days=182)
# (store, parts) -> papers that promised a customer a price of these parts, and what they come to with VAT.
Promised = Callable[[int, Collection[int]], tuple[int, Decimal]]
_promised: list[tuple[Any, Promised]] = []


def keeps_its_price(title: Any) -> Callable[[Promised], Promised]:
    """Register a department's open papers whose price a proposal does not touch."""

    def register(found: Promised) -> Promised:
        _promised.append((title, found))
        return found

    return register


def monthly_use(store_id: int, part_ids: Collection[int], today: date) -> dict[int, Decimal]:
    """What left of each part in a month, over the last six; returns are taken off, never below zero. One query."""
    out = Entry.objects.filter(store_id=store_id, part__in=part_ids, movement__startswith="2")
    sums = out.filter(business_date__gt=today - HALF_A_YEAR).values_list("part").annotate(n=Sum("quantity"))
    return {part: max(round_half_up(-n / 6, 3), ZERO) for part, n in sums}


def proposal_effect(made: PriceProposal) -> list[tuple[Any, str]]:
    """What a yes does. Margins are without VAT and weighted by what left in half a year; goods keep their cost whatever is decided."""
    lines = list(made.lines.select_related("part"))
    ids = [x.part_id for x in lines]
    held = dict(Pool.objects.filter(store_id=made.store_id, part_id__in=ids).values_list("part_id", "quantity"))
    use, priced = monthly_use(made.store_id, ids, made.made_at.date()), [x for x in lines if x.old_inc]
    moved = sum((held.get(x.part_id, ZERO) * (x.new_inc - x.old_inc) for x in priced), ZERO)
    a_year = sum((use.get(x.part_id, ZERO) * 12 * (x.new_inc - x.old_inc) for x in priced), ZERO)
    before, after, below = _margins(made, lines, use)
    return [
        (_("Prices"), str(len(lines))),
        (_("Goods on the shelf at these prices"), f"{round_half_up(moved):+,.2f}"),
        (_("Turnover in a year at the same quantity"), f"{round_half_up(a_year):+,.2f}"),
        (_("Margin before"), _rate(before)),
        (_("Margin after"), _rate(after)),
        (_("Below their cost"), str(below)),
        *_open_papers(made.store_id, ids),
    ]


def _open_papers(store_id: int, part_ids: Collection[int]) -> list[tuple[Any, str]]:
    counted = [(title, *found(store_id, part_ids)) for title, found in _promised]
    return [(title, f"{n} · {amount:,.2f}") for title, n, amount in counted]


def _margins(
    made: PriceProposal, lines: Collection[ProposedPrice], use: dict[int, Decimal]
) -> tuple[Decimal | None, Decimal | None, int]:
    """(margin at the old prices, at the new ones, how many new prices lie below their cost)."""
    rates = figures_of(Figures(made.store_id))
    old, new, below = [ZERO, ZERO], [ZERO, ZERO], 0
    for line in lines:
        if line.cost_ex is None:
            continue
        rate = vat_rate(rates, line.part.vat_code, made.valid_from)
        old_ex, new_ex = tax_split(line.old_inc, rate)[0], tax_split(line.new_inc, rate)[0]
        below += new_ex < line.cost_ex
        if line.old_inc and (n := use.get(line.part_id, ZERO)):
            for sums, ex in ((old, old_ex), (new, new_ex)):
                sums[0] += n * ex
                sums[1] += n * line.cost_ex
    return _margin(old), _margin(new), below


def _margin(sums: list[Decimal]) -> Decimal | None:
    revenue, cost = sums
    return round_half_up(1 - cost / revenue, 4) if revenue else None


def _rate(value: Decimal | None) -> str:
    return "—" if value is None else f"{value * 100:.2f} %"
