"""Nothing is needed this time."""

from datetime import timedelta

from chehang.purchasing.operations.skip_order_slot import SkipOrderSlot, skip_order_slot
from tests.goods import Depot
from tests.purchasing.back import slots


def test_the_next_one_comes_a_cycle_later(depot: Depot) -> None:
    depot.ordered((depot.part(), "1", "10"))
    slot = slots(depot)
    assert slot
    depot.clock.at += timedelta(days=7)
    depot.run(skip_order_slot, SkipOrderSlot(slot=slot.pk, note="库存充足"), "parts_planner")
    slot.refresh_from_db()
    later = slots(depot)
    assert (slot.state, slot.cause) == ("skipped", "no_need") and later
    assert later.due_on == slot.due_on + timedelta(days=7)
