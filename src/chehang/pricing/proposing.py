"""Working out new prices by a rule."""

from collections.abc import Sequence
from decimal import Decimal

from chehang.catalogue.models import Part
from chehang.catalogue.services import Prices, prices_of, vat_rate
from chehang.core.context import Context
from chehang.core.money import round_half_up
from chehang.stock.queries import pool

from .models import Basis, ProposedPrice
from .rules import MARKUP_BANDS
from .services import prices_for, rounded_up


def band_markup(cost_ex: Decimal, price_class: str) -> Decimal:
    """The usual markup on a cost, as a fraction."""
    return next(m for top, m in MARKUP_BANDS[price_class] if top is None or cost_ex < top)


def from_cost(cost_ex: Decimal, markup: Decimal, vat: Decimal) -> Decimal:
    """Price with VAT = cost × (1 + markup) × (1 + VAT), rounded up as marked prices are."""
    return rounded_up(cost_ex * (1 + markup) * (1 + vat))


def work_out(
    ctx: Context, parts: Sequence[Part], *, price_class: str, basis: Basis, markup: Decimal, within_list: bool
) -> list[ProposedPrice]:
    """New prices of the parts that change; parts that the basis knows nothing about are left out. Four queries.

    ``markup`` is a fraction on the basis (ignored for ``bands``). ``within_list`` keeps to the supplier's list price.
    """
    ids = [p.pk for p in parts]
    lists, present = prices_of(ctx.store_id, ids, ctx.today), prices_for(ctx.store_id, ids, price_class, ctx.today)
    costs = {pk: value / quantity for pk, (quantity, value) in pool(ctx, ids).items() if quantity}
    found = []
    for part in parts:
        now, listed, cost = present.get(part.pk), lists.get(part.pk), costs.get(part.pk)
        new = _price(
            basis,
            markup,
            price_class,
            cost,
            listed,
            now.price_inc if now else None,
            vat_rate(ctx, part.vat_code, ctx.today),
        )
        if new is None or new <= 0:
            continue
        if within_list and listed and listed.list_inc:
            new = min(new, listed.list_inc)
        if now is None or now.price_inc != new:
            line = ProposedPrice(
                store_id=ctx.store_id, part=part, new_inc=new, old_inc=now.price_inc if now else Decimal(0)
            )
            line.cost_ex = cost.quantize(Decimal("0.01")) if cost is not None else None
            found.append(line)
    return found


def _price(
    basis: Basis,
    markup: Decimal,
    price_class: str,
    cost: Decimal | None,
    listed: Prices | None,
    present: Decimal | None,
    vat: Decimal,
) -> Decimal | None:
    if basis in (Basis.BANDS, Basis.COST):
        if cost is None:
            return None
        return from_cost(cost, band_markup(cost, price_class) if basis == Basis.BANDS else markup, vat)
    known = {Basis.LIST: listed and listed.list_inc, Basis.NET: listed and listed.net_inc, Basis.PRESENT: present}
    base = known[basis]
    if not base:
        return None
    exact, marked = base * (1 + markup), rounded_up(base * (1 + markup))
    return round_half_up(exact) if listed and exact <= listed.list_inc < marked else marked
