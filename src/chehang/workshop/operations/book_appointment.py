"""A customer books a time."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.parties.validation import Mobile
from chehang.vehicles.models import Vehicle

from ..booking import ask_overlap, hours_of, require_free_car, require_open, short_parts, take
from ..commands import TimeOfDay, Worker, moment
from ..kinds import Channel, OrderKind
from ..models import Appointment, AppointmentLine, Bay, Campaign, LabourOp
from ..people import technician_of


class Planned(Command):
    """A part that will be needed, and how many."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity = Decimal(1)


class BookAppointment(Command):
    """The car, day and time, what for; the work planned and the parts it needs."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    day: DueDate
    time: TimeOfDay = "09:00"
    kind: OrderKind = OrderKind.SERVICE
    complaint: Annotated[Text, Field(min_length=2, title="In the customer's words")]
    source: Annotated[Channel, Field(title="Booked by way of")] = Channel.PHONE
    customer: Annotated[
        Annotated[Id, Ref("parties.Customer")] | None, Field(description="Empty: the owner of the car.")
    ] = None
    mobile: Annotated[Mobile, Personal(), Field(description="Empty: the mobile on file.")] = ""
    op: Annotated[Annotated[Id, Ref("workshop.LabourOp")] | None, Field(title="Labour operation")] = None
    hours: Annotated[PositiveQuantity, Field(le=200, title="Book hours")] | None = None
    bay: Annotated[Id, Ref("workshop.Bay")] | None = None
    technician: Worker | None = None
    adviser: Annotated[Annotated[Id, Ref("org.Employee")] | None, Field(title="Adviser")] = None
    campaign: Annotated[Annotated[Id, Ref("workshop.Campaign")] | None, Field(title="Service campaign")] = None
    parts: Annotated[list[Planned], Field(max_length=50)] = []


@operation(
    "workshop.book_appointment",
    title=_("Book an appointment"),
    posts=("service_advisor", "service_manager", "care_agent", "customer_service_manager"),
)
def book_appointment(cmd: BookAppointment, ctx: Context) -> Done:
    """Take a slot and its hours of the day. Refused on a holiday, off the slots, when slot or day is full, and for a car that
    is expected already. Parts that are short are told to the planner at once."""
    made = book(ctx, cmd)
    short = [str(x.part) for x in short_parts(ctx, made)]
    if short:
        ctx.tell(
            _("%(number)s needs by %(day)s: %(parts)s"),
            post="parts_planner",
            link=f"/workshop/appointments/{made.pk}/",
            number=made.number,
            day=cmd.day,
            parts="、".join(short)[:120],
        )
    return Done(id=made.pk, number=made.number, short=short)


def book(ctx: Context, cmd: BookAppointment) -> Appointment:
    """The appointment with its lines."""
    car = access.get(Vehicle, cmd.vehicle, ctx, lock=True)
    customer = access.get(Customer, cmd.customer, ctx) if cmd.customer else car.owner
    if customer is None:
        raise Refused(
            "order.no_customer", _("The car has no owner on file. Choose who is the customer."), field="customer"
        )
    mobile = cmd.mobile or customer.mobile or customer.phone
    if not mobile:
        raise Refused("appointment.mobile", _("No number is on file. Ask where he can be reached."), field="mobile")
    require_free_car(ctx, car.pk)
    starts = moment(cmd.day, cmd.time)
    require_open(ctx, starts)
    op = access.get(LabourOp, cmd.op, ctx, active=True) if cmd.op else None
    hours = hours_of([op] if op else [], cmd.hours)
    take(ctx, starts, hours)
    made = Appointment.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "YQ"),
        customer=customer,
        vehicle=car,
        mobile=mobile,
        source=cmd.source,
        kind=cmd.kind,
        complaint=cmd.complaint,
        starts_at=starts,
        hours=hours,
        adviser=access.get(Employee, cmd.adviser, ctx)
        if cmd.adviser
        else Employee.objects.get(pk=ctx.actor.employee_id),
        bay=access.get(Bay, cmd.bay, ctx, active=True) if cmd.bay else None,
        technician=technician_of(ctx, cmd.technician) if cmd.technician else None,
        campaign=access.get(Campaign, cmd.campaign, ctx, state="running") if cmd.campaign else None,
        made_at=ctx.now,
    )
    ask_overlap(ctx, made)
    lines = [AppointmentLine(op=op)] if op else []
    lines += [AppointmentLine(part=part_or_refuse(p.part), quantity=p.quantity) for p in cmd.parts]
    for line in lines:
        line.store_id, line.appointment = ctx.store_id, made
        line.save()
    ctx.changed(made, None, {"number": made.number, "vehicle": car.pk, "starts_at": str(starts), "hours": str(hours)})
    return made
