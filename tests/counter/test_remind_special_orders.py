"""The customer hears that the part is there, and again after 7, 15 and 30 days; a stopped clock sends the last reminder only."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem, Outgoing
from chehang.counter.operations.remind_special_orders import RemindSpecialOrders, remind_special_orders
from tests.counter.special import arrived, close, collect
from tests.messaging import way
from tests.selling import Shop


def remind(shop: Shop, post: str = "parts_sales") -> int:
    done = shop.run(remind_special_orders, RemindSpecialOrders(), post)
    return int((done.model_extra or {})["reminded"])


def test_the_message_goes_out_by_itself_and_each_reminder_once(shop: Shop) -> None:
    way(shop.depot.who("administrator"), shop.depot.clock, "sms", "https://sms.test/send")
    order = arrived(shop)
    [told] = Outgoing.objects.filter(subject="counter.SpecialOrder", subject_id=order.pk)
    assert told.kind == "counter.special_arrived" and told.to == order.mobile and str(order.pickup_by) in told.text
    with pytest.raises(NotAllowed):
        remind(shop, "keeper")
    assert remind(shop) == 0
    for days, sent in ((6, 0), (1, 1), (0, 0), (8, 1)):
        shop.depot.clock.at += timedelta(days=days)
        assert remind(shop) == sent
    waits = Outgoing.objects.filter(kind="counter.special_waits", subject_id=order.pk)
    assert waits.count() == 2 and InboxItem.objects.filter(message__contains="call again").count() == 2
    waits.update(state="sent", sent_at=shop.depot.clock.now())
    Outgoing.objects.filter(pk=told.pk).update(state="sent", sent_at=shop.depot.clock.now())
    shop.depot.clock.at += timedelta(days=16)
    close(shop, order, "abandoned")  # three messages went out: the customer was tried in writing
    assert order.state == "closing" and remind(shop) == 0


def test_after_a_stop_one_reminder_and_the_manager_decides(shop: Shop) -> None:
    """Without a way out the salesperson is asked all the same."""
    order = arrived(shop)
    shop.depot.clock.at += timedelta(days=40)
    assert remind(shop) == 1 and remind(shop) == 0
    assert not Outgoing.objects.exists()
    assert InboxItem.objects.filter(post="parts_manager", message__contains="decide what becomes").count() == 1
    collect(shop, order)
    assert order.state == "selling"
