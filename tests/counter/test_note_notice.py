"""The customer is told: each attempt is kept, the first success meets the deadline."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.stock.models import Reservation
from tests.counter.special import arrived, paid, tell
from tests.selling import Shop


def test_put_away_holds_the_goods_and_tells_the_seller(shop: Shop) -> None:
    order = arrived(shop)
    assert order.state == "arrived" and order.pickup_by is not None
    held = Reservation.objects.get(document="counter.special_order", object_id=order.pk, open=True)
    assert held.quantity == 1
    assert InboxItem.objects.filter(link=f"/counter/special_orders/{order.pk}/", done_at=None).exists()


def test_attempts_are_kept(shop: Shop) -> None:
    order = arrived(shop)
    tell(shop, order, reached=False)
    assert order.state == "arrived"
    tell(shop, order)
    assert order.state == "notified" and order.notices.count() == 2


def test_not_before_it_is_there(shop: Shop) -> None:
    order = paid(shop)
    with pytest.raises(Refused, match=r"special\.not_there"):
        tell(shop, order)
