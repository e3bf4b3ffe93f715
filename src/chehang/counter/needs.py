"""Customers who wait for a part: what the shortage board is told."""

from collections.abc import Iterator

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.warehouse.needs import Need, needs

from .models import SpecialOrder


@needs
def special_orders(actor: Actor) -> Iterator[Need]:
    """Special orders whose part has not come."""
    waiting = rows(SpecialOrder, actor).filter(state__in=("to_order", "ordered")).select_related("customer")
    for order in waiting.order_by("promised_on"):
        yield Need(
            order.part_id, order.quantity, order.customer.name, order.number, f"/counter/special_orders/{order.pk}/",
            order.made_at, order.promised_on, "special",
        )  # fmt: skip
