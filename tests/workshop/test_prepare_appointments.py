"""The afternoon before."""

from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem
from chehang.stock.models import Reservation

from .yard import booked


def test_parts_are_held_and_the_adviser_is_asked_to_call(yard) -> None:
    pump = yard.shop.goods("4", "400", "200", number="WP-9", name="水泵")
    belt = yard.shop.goods("1", "400", "200", number="WP-8", name="皮带")
    made = booked(yard, parts=[{"part": pump.pk, "quantity": "2"}, {"part": belt.pk, "quantity": "3"}])
    done = yard.run("prepare_appointments")
    assert done.model_extra == {"count": 1, "to_pick": 1}
    made.refresh_from_db()
    assert made.state == "reminded"
    held = {x.part_id: x.held for x in made.lines.all()}
    assert held == {pump.pk: Decimal(2), belt.pk: Decimal(0)}
    assert Reservation.objects.get(document="workshop.appointment").quantity == Decimal(2)
    assert InboxItem.objects.filter(employee_id=made.adviser_id).count() >= 2
    again = yard.run("prepare_appointments")
    assert again.model_extra["count"] == 0
    yard.run("cancel_appointment", appointment=made.pk, reason="客户出差")
    assert not Reservation.objects.filter(open=True).exists()
    with pytest.raises(NotAllowed):
        yard.run("prepare_appointments", "keeper")
