"""What purchasing shows on the pages of other departments: a part's open orders; and what an order is reviewed by."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.context import STORE_TIME, Actor
from chehang.core.money import ZERO, round_half_up
from chehang.core.screens import Column, Panel, add_panel
from chehang.stock.queries import on_hand

from .models import Order, OrderLine
from .quota import room
from .shares import OPEN

COLUMNS = (
    Column("order.number", _("Order"), link="purchasing.orders"),
    Column("order.supplier.name", _("Supplier")),
    Column("order.state", _("State"), "state"),
    Column("quantity", _("Quantity"), "quantity"),
    Column("received", _("Received"), "quantity"),
    Column("price_ex", _("Price without VAT"), "cost"),
    Column("order.required_on", _("Required on"), "date"),
)


def open_orders(part: Part, actor: Actor) -> QuerySet[OrderLine]:
    """The order lines of a part that are still to come, for who may see orders."""
    if not actor.may("purchasing.see_orders"):
        return OrderLine.objects.none()
    lines = access.rows(OrderLine, actor).filter(part=part)
    lines = lines.filter(order__state__in=("submitted", "reviewed", "sent", "partial"))
    return lines.select_related("order__supplier").order_by("-order_id")


add_panel("catalogue.parts", Panel(_("Open orders"), COLUMNS, open_orders, order=30))

UNDECIDED = ("draft", "submitted", "reviewed")
QUOTA = (
    Column("quota", _("Capital quota"), "money"),
    Column("stock", _("In stock"), "money"),
    Column("on_order", _("On order"), "money"),
    Column("order", _("This order"), "money"),
    Column("after", _("After this order"), "money"),
)
WANTED = (
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("quantity", _("Quantity"), "quantity"),
    Column("here", _("On hand"), "quantity"),
    Column("coming", _("On order"), "quantity"),
    Column("price_ex", _("Price without VAT"), "cost"),
    Column("last_price", _("Last price"), "cost"),
    Column("dearer", _("Dearer by"), "rate"),
)


@dataclass(frozen=True)
class After:
    """The capital quota with this order, in yuan without VAT."""

    quota: Decimal
    stock: Decimal
    on_order: Decimal
    order: Decimal

    @property
    def after(self) -> Decimal:
        return self.quota - self.stock - self.on_order - self.order


@dataclass(frozen=True)
class Wanted:
    """A line with what is here and on its way in the part's unit, and what was paid last without VAT."""

    part_id: int
    part_no: str
    quantity: Decimal
    here: Decimal
    coming: Decimal
    price_ex: Decimal
    last_price: Decimal | None

    @property
    def dearer(self) -> Decimal | None:
        return round_half_up(self.price_ex / self.last_price - 1, 4) if self.last_price else None


def quota_after(order: Order, actor: Actor) -> list[After] | None:
    """What the quota leaves after an order that is not decided on yet."""
    if order.state not in UNDECIDED or not actor.may("purchasing.review_order"):
        return None
    today = max(at.astimezone(STORE_TIME).date() for at in (timezone.now(), order.created_at))
    state = room(actor, today, besides=order.pk)
    return [After(state.quota, state.stock, state.on_order, order.amount_ex)] if state else []


def wanted(order: Order, actor: Actor) -> list[Wanted] | None:
    """Stock, open orders and the last price of each part of an order that is not decided on yet. Four queries."""
    if order.state not in UNDECIDED or not actor.may("purchasing.review_order"):
        return None
    lines = list(order.lines.order_by("n"))
    parts = {x.part_id for x in lines}
    here = on_hand(actor, parts)
    others = access.rows(OrderLine, actor).filter(part__in=parts).exclude(order=order)
    coming: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for part, quantity, received in others.filter(order__state__in=OPEN).values_list("part", "quantity", "received"):
        coming[part] += quantity - received
    placed = others.filter(order__sent_at__isnull=False).order_by("order__sent_at", "id")
    last = dict(placed.values_list("part", "price_ex"))
    return [
        Wanted(
            x.part_id,
            x.part_no,
            x.quantity,
            here[x.part_id].on_hand if x.part_id in here else ZERO,
            coming[x.part_id],
            x.price_ex,
            last.get(x.part_id),
        )
        for x in lines
    ]


add_panel("purchasing.orders", Panel(_("Quota after this order"), QUOTA, quota_after, order=5))
add_panel("purchasing.orders", Panel(_("What is here, and what was paid"), WANTED, wanted, order=60))
