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
from chehang.core.parameters import Figures, Who, parameter
from chehang.parties.models import Customer

from .models import DiscountLimit, SellingPrice
from .rules import CLASS_BASES, USUAL_DISCOUNTS


@dataclass(frozen=True)
class Price:
    """A price with VAT: ``source`` is contract (agreed with the customer), campaign (for a time), set (by hand for the class), retail (set for
    retail), or list (from the supplier's list)."""

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


def prices_for(
    store_id: int, part_ids: Iterable[int], price_class: str, on: date, customer_id: int | None = None
) -> dict[int, Price]:
    """The prices of many parts for a class of customers on a day; parts without any price are left out.

    First hit wins (parts.md §1.4): agreed with the customer, campaign, set for the class, set for retail (a campaign first), the supplier's
    list by the class's rule. Two queries, three where the class has a factor.
    """
    ids = sorted(set(part_ids))
    lists = prices_of(store_id, ids, on)
    rows = SellingPrice.objects.filter(store_id=store_id, part__in=ids, valid_from__lte=on)
    rows = rows.filter(Q(until=None) | Q(until__gte=on))
    rows = rows.filter(Q(customer=None, price_class__in={price_class, "retail"}) | Q(customer=customer_id or 0))
    agreed: dict[int, Decimal] = {}
    named: dict[tuple[int, str, bool], Decimal] = {}
    for r in rows.order_by("valid_from", "version"):
        if r.customer_id:
            agreed[r.part_id] = r.price_inc
        else:
            named[r.part_id, r.price_class, r.until is not None] = r.price_inc
    name = CLASS_BASES[price_class][1]
    factor = parameter(Figures(store_id), name, on) if name and lists else Decimal(1)
    found = {}
    for pk in ids:
        listed = lists.get(pk)
        list_inc = listed.list_inc if listed else Decimal(0)
        ways = (
            ("contract", agreed.get(pk)),
            ("campaign", named.get((pk, price_class, True))),
            ("set", named.get((pk, price_class, False))),
            ("campaign", named.get((pk, "retail", True))),
            ("retail", named.get((pk, "retail", False))),
        )
        first = next(((source, price) for source, price in ways if price is not None), None)
        if first is not None:
            found[pk] = Price(first[1], list_inc or first[1], first[0])
        elif listed and list_inc > 0:
            found[pk] = Price(from_list(list_inc, listed.net_inc, price_class, factor), list_inc, "list")
    return found


def price_for(ctx: Context, part_id: int, price_class: str, customer_id: int | None = None) -> Price | None:
    """The price of one part today, or None when nobody has named one."""
    return prices_for(ctx.store_id, [part_id], price_class, ctx.today, customer_id).get(part_id)


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
    customer: Customer | None = None,
) -> SellingPrice:
    """Name a price with VAT from a day on, ``until`` a day when it is for a time, for one ``customer`` or a class; earlier prices stay as history."""
    same = SellingPrice.objects.filter(store_id=ctx.store_id, part=part, customer=customer, valid_from=since)
    if customer is None:
        same = same.filter(price_class=price_class)
    row = SellingPrice.objects.create(
        store_id=ctx.store_id,
        part=part,
        price_class=price_class,
        customer=customer,
        valid_from=since,
        until=until,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        price_inc=price_inc,
        reason=reason[:1000],
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
    )
    whom = {"customer": customer.pk} if customer else {"class": price_class}
    ctx.changed(row, None, {"part": part.pk, **whom, "price": str(price_inc), "from": since, "until": until})
    return row


def floor_of(who: Who, cost_ex: Decimal, price_class: str, on: date) -> Decimal:
    """The lowest price without VAT that needs nobody's word: cost × (1 + least margin); goods for ourselves leave at their cost."""
    margin = Decimal(0) if price_class == "internal" else parameter(who, "pricing.least_margin", on)
    return cost_ex * (1 + margin)
