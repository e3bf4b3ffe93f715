"""A special order and its purchase order: a late day is told."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.counter.operations.link_special_order import LinkSpecialOrder, link_special_order
from tests.counter.special import paid, registered
from tests.selling import Shop


def test_noted_and_the_delay_told(shop: Shop) -> None:
    order = paid(shop)
    late = order.promised_on + timedelta(days=3)
    cmd = LinkSpecialOrder(order=order.pk, order_no="DG-1", expected_on=late)
    shop.run(link_special_order, cmd, "parts_planner")
    order.refresh_from_db()
    assert (order.state, order.order_no) == ("ordered", "DG-1")
    assert InboxItem.objects.filter(employee_id=order.made_by_id, done_at=None).exists()


def test_not_before_the_deposit(shop: Shop) -> None:
    order = registered(shop)
    with pytest.raises(Refused, match=r"state\.wrong"):
        shop.run(link_special_order, LinkSpecialOrder(order=order.pk, order_no="DG-1"), "parts_planner")
