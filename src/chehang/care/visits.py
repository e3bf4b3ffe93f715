"""What a call leads to: a visit of the car, and an insurance that runs on."""

from datetime import date

from django.utils.translation import gettext as _

from chehang.core.calendar import months_after
from chehang.core.context import STORE_TIME, Context
from chehang.work.tasks.giving import make
from chehang.work.tasks.kinds import TaskKind
from chehang.workshop.models import Appointment
from chehang.workshop.models.booking import WAITING

from .models import FollowUp


def ask_for_visit(ctx: Context, call: FollowUp) -> None:
    """A request to the service department: whose car comes when, and what is wrong with it."""
    assert call.visit_on is not None
    words = _("Appointment on %(day)s: %(car)s %(name)s") % {
        "day": call.visit_on,
        "car": call.vehicle or "",
        "name": call.customer.name,
    }
    make(ctx, TaskKind.REQUEST, words[:100], department="service", due=call.visit_on, detail=call.said)


def booked_for(call: FollowUp, today: date) -> date | None:
    """The day for which an appointment of the car is in the book of the workshop; the call waits for that one."""
    if call.vehicle_id is None:
        return None
    mine = Appointment.objects.filter(store_id=call.store_id, vehicle=call.vehicle_id, state__in=WAITING)
    days = (one.starts_at.astimezone(STORE_TIME).date() for one in mine.order_by("starts_at"))
    return next((day for day in days if day >= today), None)


def insured_again(ctx: Context, call: FollowUp) -> None:
    """An insurance that was renewed, wherever, runs for another year: next year it is asked about again."""
    car = call.vehicle
    if car is None or car.insured_until is None or car.insured_until > call.anchor:
        return
    before, car.insured_until = car.insured_until, months_after(call.anchor, 12)
    car.save(update_fields=["insured_until"])
    ctx.changed(car, {"insured_until": str(before)}, {"insured_until": str(car.insured_until)})
