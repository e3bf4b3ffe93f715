"""Work orders in the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider
from chehang.vehicles.models import Vehicle
from chehang.vehicles.search import words_of

from .models import Appointment, WorkOrder
from .states import APPOINTMENT, ORDER


@provider("workshop")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Orders by number, or by the car."""
    if actor.may("workshop.see_orders"):
        cars = rows(Vehicle, actor).filter(words_of(text)).values("pk")[:20]
        mine = rows(WorkOrder, actor).filter(
            Q(number__iexact=text) | Q(vehicle__in=list(cars.values_list("pk", flat=True)))
        )
        for order in mine.select_related("vehicle", "customer").order_by("-id")[:10]:
            hint = f"{order.vehicle} {order.customer.name} {ORDER.title(order.state)}"
            yield Hit(_("Work order"), order.number, hint, f"/workshop/orders/{order.pk}/")
    if actor.may("workshop.see_appointments"):
        for one in rows(Appointment, actor).filter(number__iexact=text).select_related("vehicle", "customer"):
            hint = f"{one.vehicle} {one.customer.name} {APPOINTMENT.title(one.state)}"
            yield Hit(_("Appointment"), one.number, hint, f"/workshop/appointments/{one.pk}/")
