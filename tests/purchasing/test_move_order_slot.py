"""Orders are not put off without a cause (H6)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.purchasing.models import OrderSlot
from chehang.purchasing.operations.move_order_slot import MoveOrderSlot, move_order_slot
from tests.goods import Depot
from tests.purchasing.back import slots


def move(depot: Depot, slot: OrderSlot, days: int, **also: object) -> None:
    data = {"slot": slot.pk, "moved_to": slot.due_on + timedelta(days=days), "cause": "supplier", "note": "停业盘点"}
    depot.run(move_order_slot, MoveOrderSlot.model_validate(data | also), "parts_planner")
    slot.refresh_from_db()


def test_with_its_cause_and_the_manager_knows(depot: Depot) -> None:
    depot.ordered((depot.part(), "1", "10"))
    slot = slots(depot)
    assert slot
    move(depot, slot, 3)
    later = OrderSlot.objects.get(state="open")
    assert (slot.state, later.due_on) == ("moved", slot.due_on + timedelta(days=3))
    assert InboxItem.objects.filter(post="parts_manager", link="/purchasing/order_calendar/").exists()


def test_not_earlier_not_for_long_and_not_without_a_cause(depot: Depot) -> None:
    depot.ordered((depot.part(), "1", "10"))
    slot = slots(depot)
    assert slot
    for days in (0, 8):
        with pytest.raises(Refused, match=r"slot\.day"):
            move(depot, slot, days)
    with pytest.raises(ValidationError):
        move(depot, slot, 3, note="")
    with pytest.raises(IntegrityError, match="order_slot_cause"), transaction.atomic():
        OrderSlot.objects.filter(pk=slot.pk).update(state="moved")
    assert OrderSlot.objects.count() == 1
