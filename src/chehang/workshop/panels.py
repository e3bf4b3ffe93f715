"""What the workshop shows on the page of a customer."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of, goes_along

from .models import Appointment, Package, WorkOrder
from .models.booking import WAITING

ORDERS = (
    Column("number", _("Work order"), link="workshop.orders"),
    Column("state", _("State"), "state"),
    Column("arrived_at", _("Car arrived"), "datetime"),
    Column("vehicle", _("Vehicle"), link="vehicles.vehicles", via="vehicle_id"),
    Column("get_kind_display", _("Kind")),
    Column("complaint", _("In the customer's words")),
    Column("mileage_in", _("Mileage, km"), "number"),
    Column("total_inc", _("Amount with VAT"), "money"),
    Column("adviser.name", _("Service adviser")),
)
APPOINTMENTS = (
    Column("number", _("Appointment"), link="workshop.appointments"),
    Column("state", _("State"), "state"),
    Column("starts_at", _("Comes at"), "datetime"),
    Column("vehicle", _("Vehicle"), link="vehicles.vehicles", via="vehicle_id"),
    Column("get_kind_display", _("Kind")),
)
PACKAGES = (
    Column("number", _("Package"), link="workshop.packages"),
    Column("state", _("State"), "state"),
    Column("offer", _("Name")),
    Column("uses", _("Times"), "number"),
    Column("used", _("Times used"), "number"),
    Column("price_inc", _("Price with VAT"), "money"),
    Column("spent_inc", _("Used, with VAT"), "money"),
    Column("expires_on", _("Valid until"), "date"),
)
MOST = 30
TAB = _("Workshop")


def _orders(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("workshop.see_orders"):
        return None
    mine = rows(WorkOrder, actor).filter(customer__in=files_of(customer))
    return mine.select_related("vehicle", "adviser").order_by("-id")[:MOST]


def _appointments(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("workshop.see_appointments"):
        return None
    mine = rows(Appointment, actor).filter(customer__in=files_of(customer))
    return mine.select_related("vehicle").order_by("-starts_at")[:MOST]


def _packages(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("workshop.see_packages"):
        return None
    return rows(Package, actor).filter(customer__in=files_of(customer)).select_related("offer").order_by("-id")[:MOST]


add_panel("parties.customers", Panel(_("Work orders"), ORDERS, _orders, order=40, tab=TAB))
add_panel("parties.customers", Panel(_("Appointments"), APPOINTMENTS, _appointments, order=41, tab=TAB))
add_panel("parties.customers", Panel(_("Packages and cards"), PACKAGES, _packages, order=42, tab=TAB))

goes_along("workshop.Appointment", *WAITING)
