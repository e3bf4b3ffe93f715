"""The expected car is here."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.stock.models import Reservation

from .yard import booked


def test_the_order_opens_with_what_was_planned(yard) -> None:
    pump = yard.shop.goods("4", "400", "200", number="WP-9", name="水泵")
    made = booked(yard, op=yard.ops["W01"].pk, parts=[{"part": pump.pk}])
    yard.run("prepare_appointments")
    facts = {
        "appointment": made.pk,
        "mileage": 12100,
        "promised_on": yard.shop.depot.clock.today(),
        "promised_time": "20:00",
    }
    with pytest.raises(NotAllowed):
        yard.run("receive_appointment", "keeper", **facts)
    yard.run("receive_appointment", **facts)
    made.refresh_from_db()
    order = made.order
    assert made.state == "arrived" and order.adviser_id == made.adviser_id
    assert [(x.kind, x.code) for x in order.lines.order_by("n")] == [("labour", "W01"), ("part", "WP-9")]
    assert not Reservation.objects.filter(open=True).exists()
    with pytest.raises(Refused):
        yard.run("receive_appointment", **facts)
    yard.agreed(order)
    yard.dispatched(order)
    yard.fetch(order)
