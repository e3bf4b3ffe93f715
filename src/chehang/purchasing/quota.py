"""How much money may still be bound in parts: quota less stock less open orders."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.stock.queries import stock_value

from .kinds import OrderKind
from .models import CapitalQuota, Order, OrderLine
from .shares import ON_THE_WAY_IN, OPEN, from_stores, require_share


@dataclass(frozen=True)
class Room:
    """Yuan without VAT. ``free`` is what may still be ordered; below zero the quota is exceeded."""

    quota: Decimal
    stock: Decimal
    on_order: Decimal

    @property
    def free(self) -> Decimal:
        return self.quota - self.stock - self.on_order


@dataclass(frozen=True)
class Limit:
    """The quota of a day in yuan: ``base`` as it was set, ``extra`` granted for a time, and the rows that say so."""

    base: Decimal
    extra: Decimal
    rows: tuple[int, ...]

    @property
    def amount(self) -> Decimal:
        return self.base + self.extra


def current(who: Actor | Context, on: date, *, lock: bool = False) -> Limit | None:
    """The quota that holds on a day, if the store has set one."""
    every = CapitalQuota.objects.filter(store_id=who.store_id, valid_from__lte=on)
    found = every.select_for_update() if lock else every
    base = found.filter(until=None).order_by("-valid_from", "-id").first()
    if base is None:
        return None
    more = list(found.filter(until__gte=on).order_by("id"))
    return Limit(base.amount, sum((x.amount for x in more), ZERO), (base.pk, *(x.pk for x in more)))


def set_quota(ctx: Context, amount: Decimal, valid_from: date, reason: str) -> CapitalQuota:
    """From that day on the quota is another, yuan without VAT."""
    before = current(ctx, valid_from)
    quota = CapitalQuota.objects.create(
        store_id=ctx.store_id,
        amount=amount,
        valid_from=valid_from,
        reason=reason,
        set_by_id=ctx.actor.employee_id,
        set_at=ctx.now,
    )
    ctx.changed(
        quota,
        {"amount": str(before.amount) if before else None},
        {"amount": str(amount), "valid_from": str(valid_from), "reason": reason},
    )
    return quota


def open_order_value(who: Actor | Context, *, besides: int = 0) -> Decimal:
    """What reviewed and placed orders will still bring, at order prices, without the order ``besides``, and what is on its way from
    other stores."""
    rows = OrderLine.objects.filter(store_id=who.store_id, order__state__in=OPEN).exclude(order_id=besides)
    ordered = sum((line_amount(q - r, p) for q, r, p in rows.values_list("quantity", "received", "price_ex")), ZERO)
    return ordered + sum((yuan for _part, yuan in from_stores(who)), ZERO)


def proposed_value(who: Actor | Context, *, besides: int = 0) -> Decimal:
    """What drafts and orders that wait for review would bring."""
    rows = Order.objects.filter(store_id=who.store_id, state__in=ON_THE_WAY_IN).exclude(pk=besides)
    return sum(rows.values_list("amount_ex", flat=True), ZERO)


def room(who: Actor | Context, on: date, *, besides: int = 0, lock: bool = False) -> Room | None:
    """The state of the quota on a day; None when the store has none."""
    quota = current(who, on, lock=lock)
    if quota is None:
        return None
    return Room(quota.amount, stock_value(who), open_order_value(who, besides=besides))


def _excess(ctx: Context, order: Order, *, lock: bool = False) -> tuple[Room, Decimal] | None:
    left = room(ctx, ctx.today, besides=order.pk, lock=lock)
    if left is None or order.amount_ex <= left.free:
        return None
    return left, order.amount_ex - left.free


def somebody_waits(order: Order) -> bool:
    """Whether all of it is for a car off the road, or for customers named line by line."""
    if order.kind == OrderKind.VOR:
        return True
    return order.kind == OrderKind.CUSTOMER and not order.lines.filter(need="").exists()


def warning(ctx: Context, order: Order) -> str:
    """A sentence when the order does not fit the quota, else nothing."""
    over = _excess(ctx, order)
    if over is None:
        return ""
    return str(_("This order exceeds the capital quota by %(excess)s yuan.") % {"excess": f"{over[1]:,.2f}"})


def require_room(ctx: Context, order: Order) -> None:
    """Refused("quota.exceeded") when stock, open orders and this order together exceed the quota.

    The quota row is locked, so two orders cannot both take the last room. What a car on the lift or a customer by name
    waits for is ordered nevertheless: it leaves again as soon as it comes.
    """
    over = _excess(ctx, order, lock=True)
    if somebody_waits(order):
        return
    require_share(ctx, order)
    if over is None:
        return
    left, excess = over
    raise Refused(
        "quota.exceeded",
        _(
            "This order exceeds the capital quota by %(excess)s yuan: quota %(quota)s, in stock %(stock)s,"
            " on order %(on_order)s, this order %(order)s. Reduce the order, or ask finance to raise the quota."
        ),
        excess=f"{excess:,.2f}",
        quota=f"{left.quota:,.2f}",
        stock=f"{left.stock:,.2f}",
        on_order=f"{left.on_order:,.2f}",
        order=f"{order.amount_ex:,.2f}",
    )
