"""Screens of appointments: the week, what is set aside, days and their hours, cars due, campaigns."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Calendar

from ..models import Appointment, Campaign, WorkOrder
from ..states import COMING
from .people import ADVISERS, FLOOR

CALLERS = ("care_agent", "customer_service_manager")
CARD = (Column("vehicle.plate_no", _("Plate")), Column("customer.name", _("Customer")), Column("complaint", _("What")))


def _lines(made: Appointment, actor: Actor) -> Iterable[Any]:
    return made.lines.select_related("op", "part").order_by("id")


def _came(made: Campaign, actor: Actor) -> Iterable[Any]:
    return made.appointments.select_related("customer", "vehicle", "order").order_by("-starts_at")[:200]


def due(rows: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    """The last order of each car, where the next service is due within thirty days and nothing is booked."""
    soon = timezone.localdate() + timedelta(days=30)
    later = WorkOrder.objects.filter(vehicle_id=OuterRef("vehicle_id"), pk__gt=OuterRef("pk")).exclude(state="void")
    expected = Appointment.objects.filter(vehicle_id=OuterRef("vehicle_id"), state__in=COMING)
    return rows.filter(Q(next_service_on__lte=soon), ~Exists(later), ~Exists(expected))


register(
    Screen(
        "workshop.appointments",
        _("Appointments"),
        "workshop.Appointment",
        menu="workshop",
        order=6,
        posts=(*FLOOR, *CALLERS, "keeper", "parts_planner", "general_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("starts_at", _("Comes at"), "datetime"),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("mobile", _("Mobile")),
            Column("get_kind_display", _("Kind")),
            Column("complaint", _("In the customer's words")),
            Column("hours", _("Book hours"), "quantity", total=True),
            Column("adviser.name", _("Adviser")),
            Column("bay.name", _("Bay"), hidden=True),
            Column("technician.name", _("Technician"), hidden=True),
            Column("get_source_display", _("Came by"), hidden=True),
            Column("campaign.title", _("Service campaign"), hidden=True),
            Column("order.number", _("Work order"), link="workshop.orders", hidden=True),
            Column("reminded_at", _("Reminded"), "datetime", hidden=True),
        ),
        search=("number", "vehicle__plate_no", "customer__name", "=mobile"),
        filters=("state", "kind", "adviser", "starts_at"),
        ordering=("-starts_at",),
        new=("workshop.book_appointment",),
        actions=(
            Action("workshop.receive_appointment", COMING, main=True),
            Action("workshop.confirm_appointment", ("booked",)),
            Action("workshop.move_appointment", COMING),
            Action("workshop.cancel_appointment", COMING),
        ),
        panels=(
            Panel(
                _("Planned work and parts"),
                (
                    Column("op", _("Labour operation")),
                    Column("part.display_no", _("Part number"), link="catalogue.parts"),
                    Column("part.name_cn", _("Name")),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("held", _("Reserved"), "quantity"),
                    Column("staged", _("Set aside"), "flag"),
                ),
                _lines,
            ),
        ),
        views=(
            Calendar(
                "starts_at",
                card=CARD,
                row="bay.name",
                operation="workshop.move_appointment",
                field="day",
                states=COMING,
            ),
        ),
        document="workshop.appointment",
        empty=_("No appointments yet. Book one when a customer calls."),
    ),
    Screen(
        "workshop.staging",
        _("Set aside for cars"),
        "workshop.AppointmentLine",
        menu="workshop",
        order=7,
        posts=("keeper", "parts_manager", "service_advisor", "service_manager"),
        base=lambda rows: rows.filter(part__isnull=False, appointment__state__in=COMING),
        columns=(
            Column("appointment.starts_at", _("Comes at"), "datetime"),
            Column("appointment.number", _("Appointment"), link="workshop.appointments"),
            Column("appointment.vehicle.plate_no", _("Plate")),
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("held", _("Reserved"), "quantity"),
            Column("staged", _("Set aside"), "flag"),
        ),
        search=("appointment__number", "part__display_no"),
        filters=("staged",),
        ordering=("appointment__starts_at", "id"),
        actions=(Action("workshop.stage_parts", main=True),),
        empty=_("Nothing to set aside."),
    ),
    Screen(
        "workshop.booked_days",
        _("Hours promised by day"),
        "workshop.BookedDay",
        menu="workshop",
        order=8,
        posts=(*ADVISERS, *CALLERS, "dispatcher"),
        columns=(
            Column("day", _("Day"), "date"),
            Column("capacity", _("Hours that can be promised"), "quantity"),
            Column("booked", _("Hours promised"), "quantity"),
        ),
        filters=("day",),
        ordering=("-day",),
        empty=_("No day has an appointment yet."),
    ),
    Screen(
        "workshop.due_services",
        _("Services due"),
        "workshop.WorkOrder",
        menu="workshop",
        order=9,
        posts=(*ADVISERS, *CALLERS),
        base=due,
        columns=(
            Column("next_service_on", _("Next service on"), "date"),
            Column("next_service_km", _("Next service at, km"), "number"),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("customer.mobile", _("Mobile")),
            Column("advice", _("Advice not taken")),
            Column("number", _("Work order"), link="workshop.orders"),
        ),
        search=("vehicle__plate_no", "customer__name"),
        filters=("next_service_on",),
        ordering=("next_service_on", "id"),
        actions=(Action("workshop.invite_customer", main=True),),
        empty=_("No car is due for service in the next thirty days."),
    ),
    Screen(
        "workshop.campaigns",
        _("Service campaigns"),
        "workshop.Campaign",
        menu="workshop",
        order=70,
        posts=(*ADVISERS, *CALLERS, "general_manager", "marketing_manager"),
        columns=(
            Column("number", _("Number")),
            Column("title", _("Title")),
            Column("state", _("State"), "state"),
            Column("begins", _("Begins"), "date"),
            Column("ends", _("Ends on"), "date"),
            Column("target_cars", _("Cars aimed at"), "number"),
            Column("target_output", _("Output aimed at, without VAT"), "money"),
            Column("offer", _("Offer"), hidden=True),
            Column("review", _("What came of it"), hidden=True),
            Column("owner.name", _("Owner"), hidden=True),
        ),
        search=("number", "title"),
        filters=("state", "begins"),
        new=("workshop.plan_campaign",),
        actions=(
            Action("workshop.start_campaign", ("planned",), main=True),
            Action("workshop.end_campaign", ("planned", "running")),
        ),
        panels=(
            Panel(
                _("Appointments"),
                (
                    Column("number", _("Number"), link="workshop.appointments"),
                    Column("state", _("State"), "state"),
                    Column("starts_at", _("Comes at"), "datetime"),
                    Column("customer.name", _("Customer")),
                    Column("order.number", _("Work order"), link="workshop.orders"),
                    Column("order.total_inc", _("Total with VAT"), "money"),
                ),
                _came,
            ),
        ),
        empty=_("No campaigns yet."),
    ),
)
