"""Purchasing's own day: an inquiry that was ordered, one that waits."""

from datetime import timedelta

from chehang.purchasing.operations.move_order_slot import MoveOrderSlot, move_order_slot
from tests.purchasing import asking, back, test_ask_temporary_quota, test_correct_price, test_share_quota
from tests.purchasing.test_decide_shortage import decide, reported
from tests.selling import Shop

# The slot that was moved is met by now.
SCENE = ("UPDATE purchasing_orderslot SET state = 'open' WHERE id = (SELECT MAX(id) FROM purchasing_orderslot)",)


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    made = asking.answered(shop.depot)
    asking.award(shop.depot, made)
    asking.order(shop.depot, made)
    parts = (shop.depot.part(), shop.depot.part("H3A 698 151 D", "前制动片"))
    made = asking.sent(shop.depot, lines=[{"part": x.pk, "quantity": "1"} for x in parts])
    asking.answer(shop.depot, made, 1)
    line = back.received(shop.depot)
    back.credit(shop.depot, back.out(shop.depot, line))
    test_correct_price.correct(shop.depot, line, "-10.00", "-1.30")
    back.applied(shop.depot, line, "1", also=back.received(shop.depot))
    slot = back.slots(shop.depot)
    if slot is not None:
        moved = {"slot": slot.pk, "moved_to": slot.due_on + timedelta(days=2), "cause": "price", "note": "正在议价"}
        shop.run(move_order_slot, MoveOrderSlot.model_validate(moved), "parts_planner")
    for _n in range(2):
        decide(shop.depot, reported(shop.depot))
    quota_for_a_time(shop)


def quota_for_a_time(shop: Shop) -> None:
    """A share for the brand of the pads, more quota for three weeks."""
    test_ask_temporary_quota.granted(shop.depot)
    test_share_quota.share(shop.depot, "900000")
