"""A special order and the purchase order that brings it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.counter.models import SpecialOrder
from chehang.counter.states import SPECIAL


def link(
    ctx: Context, order: SpecialOrder, *, order_no: str, expected_on: date | None = None, order_line_id: int = 0
) -> None:
    """Note what brings the part; the salesperson is told when it comes after the promise."""
    SPECIAL.advance(ctx, order, "order", order_no=order_no, expected_on=expected_on, order_line_id=order_line_id)
    if expected_on and expected_on > order.promised_on:
        ctx.tell(
            _("Special order %(number)s comes on %(day)s, promised was %(promised)s: talk to the customer"),
            employee_id=order.made_by_id,
            link=f"/counter/special_orders/{order.pk}/",
            number=order.number,
            day=str(expected_on),
            promised=str(order.promised_on),
        )
