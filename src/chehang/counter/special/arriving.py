"""Goods came for a special order: they are held for the customer, and the customer is told."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.counter.models import SpecialOrder
from chehang.counter.states import SPECIAL
from chehang.stock import services as stock
from chehang.stock.queries import on_hand

from .telling import send

DOCUMENT = "counter.special_order"


def goods_on_shelf(ctx: Context, part_id: int) -> None:
    """Hold what lies free on the shelves for those who wait for it, the earliest promise first."""
    waiting = SpecialOrder.objects.filter(store_id=ctx.store_id, part_id=part_id, state__in=("to_order", "ordered"))
    orders = list(waiting.select_for_update(of=("self",)).order_by("promised_on", "id"))
    if not orders:
        return
    free = on_hand(ctx, [part_id])[part_id].available
    for order in orders:
        if order.quantity > free:
            continue
        free -= order.quantity
        stock.reserve(ctx, Source(DOCUMENT, order.pk), [stock.Want(part_id, order.quantity)])
        days = int(parameter(ctx, "counter.pickup_within", ctx.today))
        SPECIAL.advance(ctx, order, "arrive", arrived_at=ctx.now, pickup_by=ctx.today + timedelta(days=days))
        send(ctx, order, "counter.special_arrived")
        ctx.tell(
            _("Special order %(number)s has arrived: call %(customer)s, %(part)s, to be collected by %(day)s"),
            employee_id=order.made_by_id,
            link=f"/counter/special_orders/{order.pk}/",
            number=order.number,
            customer=order.customer.name,
            part=order.part_no,
            day=str(order.pickup_by),
        )
