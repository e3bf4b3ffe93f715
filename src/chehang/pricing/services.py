"""What pricing offers: the price of a part, and how far a person may go below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from django.db.models import Max, Q

from chehang.catalogue.models import Part
from chehang.catalogue.services import prices_of
from chehang.core.context import Actor, Context
from chehang.core.money import round_half_up
from chehang.core.parameters import Figures, parameter

from .models import DiscountLimit, SellingPrice
from .rules import CLASS_BASES, USUAL_DISCOUNTS


@dataclass(frozen=True)
class Price:
    """A price with VAT: ``source`` is set (by hand), retail (set for retail), or list (from the supplier's list)."""

    price_inc: Decimal
    list_inc: Decimal
    source: str


def from_list(list_inc: Decimal, net_inc: Decimal, price_class: str, factor: Decimal) -> Decimal:
    """A class's price from the supplier's prices, rounded up to a yuan from ten yuan on (parts trade usage)."""
    exact = (list_inc if CLASS_BASES[price_class][0] == "list" else net_inc) * factor
    if factor == 1:
        return round_half_up(exact)
    marked = rounded_up(exact)
    # Rounding must not eat the discount: where the next yuan lies above the list, the fen stand.
    return round_half_up(exact) if exact <= list_inc < marked else marked


def rounded_up(price_inc: Decimal) -> Decimal:
    """A worked-out price as it is marked: up to the next yuan from ten yuan on, else to the fen."""
    if price_inc >= 10:
        return price_inc.quantize(Decimal(1), rounding=ROUND_CEILING)
    return round_half_up(price_inc)


def prices_for(store_id: int, part_ids: Iterable[int], price_class: str, on: date) -> dict[int, Price]:
    """The prices of many parts for a class of customers on a day; parts without any price are left out.

    First hit wins: set for the class, set for retail, the supplier's list by the class's rule. Two queries, three where the class has a factor.
    """
    ids = sorted(set(part_ids))
    lists = prices_of(store_id, ids, on)
    rows = SellingPrice.objects.filter(store_id=store_id, part__in=ids, valid_from__lte=on)
    rows = rows.filter(Q(until=None) | Q(until__gte=on), price_class__in={price_class, "retail"})
    rows = rows.order_by("valid_from", "version")
    by_hand = {(r.part_id, r.price_class): r.price_inc for r in rows}
    name = CLASS_BASES[price_class][1]
    factor = parameter(Figures(store_id), name, on) if name and lists else Decimal(1)
    found = {}
    for pk in ids:
        listed = lists.get(pk)
        list_inc = listed.list_inc if listed else Decimal(0)
        if (own := by_hand.get((pk, price_class))) is not None:
            found[pk] = Price(own, list_inc or own, "set")
        elif (retail := by_hand.get((pk, "retail"))) is not None:
            found[pk] = Price(retail, list_inc or retail, "retail")
        elif listed and list_inc > 0:
            found[pk] = Price(from_list(list_inc, listed.net_inc, price_class, factor), list_inc, "list")
    return found


def price_for(ctx: Context, part_id: int, price_class: str) -> Price | None:
    """The price of one part today, or None when nobody has named one."""
    return prices_for(ctx.store_id, [part_id], price_class, ctx.today).get(part_id)


def discount_limits(store_id: int, on: date) -> dict[str, Decimal]:
    """What each post may take off on a day."""
    limits = dict(USUAL_DISCOUNTS)
    rows = DiscountLimit.objects.filter(store_id=store_id, valid_from__lte=on).order_by("valid_from", "version")
    limits.update({r.post: r.limit for r in rows})
    return limits


def discount_limit(actor: Actor, on: date) -> Decimal:
    """The most the actor may take off: the highest limit among the actor's posts."""
    limits = discount_limits(actor.store_id, on)
    return max((limits[p] for p in actor.posts if p in limits), default=Decimal(0))


def name_price(
    ctx: Context,
    part: Part,
    price_class: str,
    price_inc: Decimal,
    since: date,
    reason: str,
    until: date | None = None,
) -> SellingPrice:
    """Name a price with VAT from a day on, ``until`` a day when it is for a time; earlier prices stay as history."""
    same = SellingPrice.objects.filter(store_id=ctx.store_id, part=part, price_class=price_class, valid_from=since)
    row = SellingPrice.objects.create(
        store_id=ctx.store_id,
        part=part,
        price_class=price_class,
        valid_from=since,
        until=until,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        price_inc=price_inc,
        reason=reason[:1000],
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
    )
    ctx.changed(row, None, {"part": part.pk, "class": price_class, "price": str(price_inc), "from": since})
    return row
