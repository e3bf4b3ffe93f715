"""The quota shared out by brand or class of goods: what each may take, and what it has taken."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.stock.models import Pool
from chehang.stock.models.balances import OWN
from chehang.warehouse.models import TransferLine

from .models import Order, OrderLine, QuotaShare

OPEN = ("reviewed", "sent", "partial")
ON_THE_WAY_IN = ("draft", "submitted")  # ordered by nobody yet, but somebody is about to

Key = tuple[str, int]  # by what, and which: ("brand", 3)


@dataclass(frozen=True)
class Taken:
    """Of one share, yuan without VAT: what it may take, lies in stock, is on its way, and is proposed in orders that are
    not reviewed yet."""

    key: Key
    name: str
    limit: Decimal
    stock: Decimal
    on_order: Decimal
    proposed: Decimal

    @property
    def free(self) -> Decimal:
        return self.limit - self.stock - self.on_order


def limits(who: Actor | Context, on: date) -> dict[Key, QuotaShare]:
    """The shares that hold on a day."""
    found: dict[Key, QuotaShare] = {}
    every = rows(QuotaShare, who).filter(valid_from__lte=on).select_related("brand", "category")
    for share in every.order_by("valid_from", "id"):
        found[(share.by, share.brand_id or share.category_id or 0)] = share
    return {key: share for key, share in found.items() if share.amount is not None}


def keys_of(part_ids: Iterable[int]) -> dict[int, tuple[Key, Key]]:
    """Under which shares each part could fall."""
    found = Part.objects.filter(pk__in=list(part_ids)).values_list("pk", "brand_id", "category_id")
    return {pk: (("brand", brand), ("category", category or 0)) for pk, brand, category in found}


def taken(who: Actor | Context, on: date, *, besides: int = 0) -> dict[Key, Taken]:
    """What each share has taken, without the order ``besides``. Nothing is read where nothing is shared out."""
    shares = limits(who, on)
    if not shares:
        return {}
    stock, on_order, proposed = (_by_key(x) for x in (_stock(who), *_orders(who, besides)))
    return {
        key: Taken(key, str(share), share.amount or ZERO, stock[key], on_order[key], proposed[key])
        for key, share in shares.items()
    }


def require_share(ctx: Context, order: Order) -> None:
    """Refused("quota.share_exceeded") when the order takes more of a brand or class than its share leaves."""
    left = taken(ctx, ctx.today, besides=order.pk)
    if not left:
        return
    asked = _by_key(order.lines.values_list("part_id", "amount_ex"))
    for key, state in left.items():
        if asked[key] and asked[key] > state.free:
            raise Refused(
                "quota.share_exceeded",
                _(
                    "%(what)s may take %(limit)s yuan of the quota; %(stock)s are in stock, %(on_order)s on order, this"
                    " order takes %(order)s. Reduce the order, or ask finance to share the quota out anew."
                ),
                what=state.name,
                limit=f"{state.limit:,.2f}",
                stock=f"{state.stock:,.2f}",
                on_order=f"{state.on_order:,.2f}",
                order=f"{asked[key]:,.2f}",
            )


def _by_key(values: Iterable[tuple[int, Decimal]]) -> dict[Key, Decimal]:
    table = list(values)
    keys = keys_of(part for part, _yuan in table)
    sums: dict[Key, Decimal] = defaultdict(lambda: ZERO)
    for part, yuan in table:
        for key in keys[part]:
            sums[key] += yuan
    return sums


def _stock(who: Actor | Context) -> Iterable[tuple[int, Decimal]]:
    return list(rows(Pool, who).filter(owner=OWN).values_list("part_id", "value"))


def from_stores(who: Actor | Context) -> list[tuple[int, Decimal]]:
    """By part what other stores have sent and is still on its way, yuan without VAT: it binds money like an order."""
    lines = rows(TransferLine, who).filter(transfer__side="in", transfer__state__in=("transit", "differs"))
    return [(x.part_id, x.in_transit) for x in lines if x.in_transit]


def _orders(who: Actor | Context, besides: int) -> tuple[list[tuple[int, Decimal]], list[tuple[int, Decimal]]]:
    """By part what open orders will still bring, and what orders that are not reviewed would."""

    lines = rows(OrderLine, who).filter(order__state__in=(*OPEN, *ON_THE_WAY_IN)).exclude(order_id=besides)
    coming: tuple[list[tuple[int, Decimal]], list[tuple[int, Decimal]]] = (from_stores(who), [])
    for part, quantity, received, price, state in lines.values_list(
        "part_id", "quantity", "received", "price_ex", "order__state"
    ):
        coming[state in ON_THE_WAY_IN].append((part, line_amount(quantity - received, price)))
    return coming
