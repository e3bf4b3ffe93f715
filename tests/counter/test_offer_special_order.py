"""What will probably stay is offered to peers and outlets, once, while it is held."""

from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.models import SpecialOrder
from chehang.counter.operations.offer_special_order import OfferSpecialOrder, offer_special_order
from tests.counter.special import arrived, paid
from tests.selling import Shop
from tests.warehouse.outlets import make_outside


def offer(shop: Shop, order: SpecialOrder, post: str = "parts_sales") -> int:
    done = shop.run(offer_special_order, OfferSpecialOrder(order=order.pk), post)
    return int((done.model_extra or {})["offered"])


def test_peers_and_outlets_hear_of_it_once(shop: Shop, other_store: Any) -> None:
    shop.depot.actor_of("parts_manager", at=other_store)  # a store lives here when somebody holds a post in it
    outside = make_outside(shop.depot)
    order = arrived(shop)
    with pytest.raises(NotAllowed):
        offer(shop, order, "keeper")
    assert offer(shop, order) == 2
    told = InboxItem.objects.filter(message__startswith="%(store)s may soon have").order_by("store_id")
    assert [(x.store_id, x.post, x.employee_id) for x in told] == [
        (shop.store.pk, "", outside.place.keeper_id),
        (other_store.pk, "parts_manager", 0),
    ]
    order.refresh_from_db()
    assert order.offered_at is not None and order.state == "arrived"
    with pytest.raises(Refused, match=r"special\.offered"):
        offer(shop, order)


def test_only_what_lies_here_and_where_somebody_could_take_it(shop: Shop) -> None:
    order = paid(shop)
    with pytest.raises(Refused, match=r"special\.not_here"):
        offer(shop, order)
    shop.receive(order.part, "1", "2900")
    order.refresh_from_db()
    with pytest.raises(Refused, match=r"special\.nobody"):
        offer(shop, order)
    order.refresh_from_db()
    assert order.offered_at is None
