"""The order calendar: a cycle after the last order the next is due."""

from datetime import timedelta

from chehang.purchasing.models import OrderSlot
from tests.goods import Depot
from tests.purchasing.back import slots


def test_a_slot_follows_each_order_and_an_order_meets_it(depot: Depot) -> None:
    assert slots(depot) is None, "nothing was ever ordered"
    depot.ordered((depot.part(), "1", "10"))
    slot = slots(depot)
    assert slot and slot.due_on == depot.clock.today() + timedelta(days=7)
    assert slots(depot) == slot and OrderSlot.objects.count() == 1
    depot.clock.at += timedelta(days=7)
    depot.ordered((depot.part(), "2", "10"))
    slot.refresh_from_db()
    assert slot.state == "met" and slot.order is not None
    later = slots(depot)
    assert later and later.due_on == depot.clock.today() + timedelta(days=7)
