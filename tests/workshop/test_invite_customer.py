"""A car is due for service."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Appointment, WorkOrder
from chehang.workshop.web.booking_screens import due


def test_from_the_list_of_services_due(yard) -> None:
    order = yard.delivered()
    today = yard.shop.depot.clock.today()
    WorkOrder.objects.filter(pk=order.pk).update(next_service_on=today, advice="换后制动片")
    assert [o.pk for o in due(WorkOrder.objects.all())] == [order.pk]
    facts = {"order": order.pk, "day": today + timedelta(days=1)}
    with pytest.raises(NotAllowed):
        yard.run("invite_customer", "keeper", **facts)
    yard.run("invite_customer", **facts)
    made = Appointment.objects.get()
    assert (made.source, made.vehicle_id) == ("invited", order.vehicle_id) and "换后制动片" in made.complaint
    assert not due(WorkOrder.objects.all()).exists()
    with pytest.raises(Refused, match=r"appointment\.twice"):
        yard.run("invite_customer", **facts)
