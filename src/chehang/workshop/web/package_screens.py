"""Screens of packages, outside work and loan cars."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, add_panel, register
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family

from ..models import CarLoan, OutsideJob, Package, PackageOffer, PackageUse, WorkOrder
from .people import ADVISERS

MONEY = ("cashier", "finance_manager", "accountant", "general_manager")


def _items(offer: PackageOffer, actor: Actor) -> Iterable[Any]:
    return offer.items.select_related("op", "part").order_by("id")


def _uses(package: Package, actor: Actor) -> Iterable[Any]:
    return package.history.select_related("order").order_by("-id")


def _on_order(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return PackageUse.objects.filter(order=order).select_related("package__offer").order_by("id")


def _of_car(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return access.rows(Package, actor).filter(vehicle_id__in=family(car)).select_related("offer")


def _outside(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return OutsideJob.objects.filter(order=order).select_related("supplier").order_by("id")


def _assessments(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return order.assessments.order_by("n")


def _loans(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return CarLoan.objects.filter(order=order).select_related("car__vehicle").order_by("id")


def _transports(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return order.transports.order_by("id")


LOAN = (
    Column("number", _("Number"), link="workshop.car_loans"),
    Column("state", _("State"), "state"),
    Column("car.vehicle.plate_no", _("Loan car")),
    Column("out_at", _("Lent"), "datetime"),
    Column("due_on", _("Back by"), "date"),
    Column("by_law", _("Due by law"), "flag"),
)
JOB = (
    Column("number", _("Number"), link="workshop.outside_jobs"),
    Column("state", _("State"), "state"),
    Column("supplier.name", _("Supplier")),
    Column("what", _("What")),
    Column("agreed_ex", _("Agreed, without VAT"), "money"),
    Column("cost_ex", _("Cost without VAT"), "money"),
    Column("due_on", _("Back by"), "date"),
)

register(
    Screen(
        "workshop.package_offers",
        _("Package offers"),
        "workshop.PackageOffer",
        menu="workshop",
        order=64,
        posts=(*ADVISERS, *MONEY),
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("price_inc", _("Price with VAT"), "money"),
            Column("uses", _("Times"), "number"),
            Column("months", _("Valid for months"), "number"),
            Column("active", _("Active"), "flag"),
        ),
        search=("code", "name"),
        filters=("kind", "active"),
        ordering=("code",),
        new=("workshop.add_package_offer",),
        actions=(Action("workshop.sell_package", main=True), Action("workshop.end_package_offer")),
        panels=(
            Panel(
                _("What one use holds"),
                (
                    Column("op", _("Labour operation")),
                    Column("part.display_no", _("Part number"), link="catalogue.parts"),
                    Column("part.name_cn", _("Name")),
                    Column("quantity", _("Quantity"), "quantity"),
                ),
                _items,
            ),
        ),
        empty=_("No packages are offered yet."),
    ),
    Screen(
        "workshop.packages",
        _("Packages and cards"),
        "workshop.Package",
        menu="workshop",
        order=62,
        posts=(*ADVISERS, *MONEY, "customer_service_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("offer.name", _("Package")),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("price_inc", _("Price with VAT"), "money", total=True),
            Column("uses", _("Times"), "number"),
            Column("used", _("Times used"), "number"),
            Column("rest_inc", _("Left, with VAT"), "money"),
            Column("paid_on", _("Paid on"), "date"),
            Column("expires_on", _("Valid until"), "date"),
            Column("sold_by.name", _("Sold by"), hidden=True),
        ),
        search=("number", "customer__name", "vehicle__plate_no"),
        filters=("state", "offer", "expires_on", "paid_on"),
        new=("workshop.sell_package",),
        actions=(
            Action("workshop.use_package", ("active",), main=True),
            Action("workshop.cancel_package", ("asked",)),
            Action("workshop.prolong_package", ("active",)),
            Action("workshop.refund_package", ("active",)),
        ),
        panels=(
            Panel(
                _("Uses"),
                (
                    Column("order.number", _("Work order"), link="workshop.orders"),
                    Column("state", _("State"), "state"),
                    Column("amount_inc", _("Amount with VAT"), "money"),
                    Column("at", _("At"), "datetime"),
                    Column("employee_name", _("Recorded by")),
                ),
                _uses,
            ),
        ),
        document="workshop.package",
        empty=_("No packages sold yet."),
    ),
    Screen(
        "workshop.package_uses",
        _("Uses of packages"),
        "workshop.PackageUse",
        menu="workshop",
        order=63,
        posts=(*ADVISERS, *MONEY),
        columns=(
            Column("package.number", _("Package"), link="workshop.packages"),
            Column("package.offer.name", _("Name")),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("state", _("State"), "state"),
            Column("amount_inc", _("Amount with VAT"), "money", total=True),
            Column("at", _("At"), "datetime"),
            Column("employee_name", _("Recorded by")),
        ),
        search=("package__number", "order__number"),
        filters=("state", "at"),
        actions=(Action("workshop.free_package_use", ("held",), main=True),),
        empty=_("No package was used yet."),
    ),
    Screen(
        "workshop.outside_jobs",
        _("Outside work"),
        "workshop.OutsideJob",
        menu="workshop",
        order=30,
        posts=(*ADVISERS, "dispatcher", "inspector", "accountant", "finance_manager", "general_manager"),
        columns=(
            *JOB,
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("sent_at", _("Sent"), "datetime", hidden=True),
            Column("back_at", _("Fetched back"), "datetime", hidden=True),
            Column("invoice_no", _("Invoice no."), hidden=True),
            Column("tax", _("VAT"), "money", hidden=True),
        ),
        search=("number", "what", "supplier__name", "order__number"),
        filters=("state", "supplier", "due_on"),
        new=("workshop.send_outside",),
        actions=(
            Action("workshop.take_outside_back", ("sent",), main=True),
            Action("workshop.call_off_outside", ("sent",)),
        ),
        document="workshop.outside",
        empty=_("No work was sent out yet."),
    ),
    Screen(
        "workshop.loan_cars",
        _("Loan cars"),
        "workshop.LoanCar",
        menu="workshop",
        order=88,
        posts=(*ADVISERS, "general_manager"),
        columns=(
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("vehicle.model.name", _("Car model")),
            Column("vehicle.insured_until", _("Insured until"), "date"),
            Column("vehicle.mileage", _("Mileage, km"), "number"),
            Column("note", _("Note")),
            Column("active", _("May be lent"), "flag"),
        ),
        search=("vehicle__plate_no",),
        filters=("active",),
        ordering=("id",),
        new=("workshop.add_loan_car",),
        actions=(Action("workshop.lend_car", main=True), Action("workshop.retire_loan_car")),
        empty=_("No loan cars yet."),
    ),
    Screen(
        "workshop.car_loans",
        _("Loan cars with customers"),
        "workshop.CarLoan",
        menu="workshop",
        order=32,
        posts=(*ADVISERS, "general_manager", "warranty_clerk"),
        columns=(
            *LOAN,
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("driver", _("Driver"), hidden=True),
            Column("out_km", _("Mileage when lent, km"), "number", hidden=True),
            Column("back_at", _("Brought back"), "datetime", hidden=True),
            Column("back_km", _("Mileage when back, km"), "number", hidden=True),
            Column("damage", _("New damage"), hidden=True),
        ),
        search=("number", "car__vehicle__plate_no", "customer__name"),
        filters=("state", "by_law", "due_on"),
        actions=(Action("workshop.return_loan_car", ("out",), main=True),),
        document="workshop.car_loan",
        empty=_("No car was lent yet."),
    ),
)
register(
    Screen(
        "workshop.rescues",
        _("Rescues"),
        "workshop.Rescue",
        menu="workshop",
        order=34,
        posts=(*ADVISERS, "dispatcher", "technician", "care_agent", "customer_service_manager", "general_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("plate_no", _("Plate")),
            Column("place", _("Place")),
            Column("what", _("What happened")),
            Column("called_at", _("Help called at"), "datetime"),
            Column("due_at", _("There by"), "datetime"),
            Column("technician.name", _("Technician")),
            Column("sent_at", _("Left the store"), "datetime", hidden=True),
            Column("arrived_at", _("At the car at"), "datetime"),
            Column("result", _("Result")),
            Column("towed", _("Towed in"), "flag", hidden=True),
            Column("order.number", _("Work order"), link="workshop.orders", hidden=True),
            Column("caller", _("Who called"), hidden=True),
            Column("phone", _("Phone"), hidden=True),
        ),
        search=("number", "plate_no", "place"),
        filters=("state", "technician", "called_at"),
        new=("workshop.report_rescue",),
        actions=(
            Action("workshop.send_rescue", ("called",), main=True),
            Action("workshop.reach_rescue", ("sent",), main=True),
            Action("workshop.end_rescue", ("called", "sent", "there")),
        ),
        document="workshop.rescue",
        empty=_("Nobody called for help yet."),
    ),
)
add_panel(
    "workshop.orders",
    Panel(
        _("Packages used"),
        (
            Column("package.number", _("Package"), link="workshop.packages"),
            Column("package.offer.name", _("Name")),
            Column("state", _("State"), "state"),
            Column("amount_inc", _("Amount with VAT"), "money"),
        ),
        _on_order,
        order=72,
    ),
)
add_panel("workshop.orders", Panel(_("Outside work"), JOB, _outside, order=45))
add_panel("workshop.orders", Panel(_("Loan car"), LOAN, _loans, order=46))
add_panel(
    "workshop.orders",
    Panel(
        _("Transport compensation"),
        (
            Column("days", _("Days"), "number"),
            Column("per_day", _("Yuan per day"), "money"),
            Column("amount", _("Amount"), "money"),
            Column("at", _("At"), "datetime"),
            Column("employee_name", _("Granted by")),
        ),
        _transports,
        order=47,
    ),
)
add_panel(
    "workshop.orders",
    Panel(
        _("Insurer's assessments"),
        (
            Column("n", _("No."), "number"),
            Column("paper_no", _("Assessment no.")),
            Column("amount_inc", _("Allowed with VAT"), "money"),
            Column("assessor", _("Assessor")),
            Column("note", _("Note")),
            Column("at", _("At"), "datetime"),
        ),
        _assessments,
        order=35,
    ),
)
add_panel(
    "vehicles.vehicles",
    Panel(
        _("Packages and cards"),
        (
            Column("number", _("Package"), link="workshop.packages"),
            Column("offer.name", _("Name")),
            Column("state", _("State"), "state"),
            Column("left", _("Times left"), "number"),
            Column("rest_inc", _("Left, with VAT"), "money"),
            Column("expires_on", _("Valid until"), "date"),
        ),
        _of_car,
        order=12,
    ),
)
