"""Screens of the workshop: orders and their board, lines, requisitions, quality, masters."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, add_panel, register
from chehang.core.views import Board, Calendar
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family

from ..models import Agreement, OrderShare, Requisition, SignedNotice, WorkOrder
from ..states import AT_WORK, OPEN, UNSETTLED
from . import booking_screens, claim_screens, floor_screens, master_screens, package_screens, quality_screens
from .people import ADVISERS, FLOOR, READERS

EDITABLE = tuple(s for s in UNSETTLED)


def _lines(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return order.lines.filter(dropped=False).order_by("n")


def _agreements(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return Agreement.objects.filter(order=order).order_by("-at")


def _notices(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return SignedNotice.objects.filter(order=order).order_by("-at")


def _shares(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return OrderShare.objects.filter(order=order).select_related("customer").order_by("revision", "red", "id")


def _clockings(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return order.clockings.select_related("technician", "line").order_by("-started_at")


def _inspections(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return order.inspections.select_related("employee").order_by("-at")


def _requisitions(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    return Requisition.objects.filter(order=order).select_related("technician").order_by("-id")


def _walk_around(order: WorkOrder, actor: Actor) -> Iterable[Any]:
    sheet = getattr(order, "walk_around", None)
    if sheet is None:
        return []
    marks = "、".join(f"{m.place}{m.get_damage_display()}" for m in sheet.marks.order_by("id"))
    return [{"sheet": sheet, "marks": marks}]


def _history(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return access.rows(WorkOrder, actor).filter(vehicle_id__in=family(car)).order_by("-id")[:50]


LINES = (
    Column("n", _("Line"), "number", link="workshop.lines"),
    Column("get_kind_display", _("Kind")),
    Column("code", _("Code")),
    Column("text", _("What")),
    Column("quantity", _("Hours or quantity"), "quantity"),
    Column("price_inc", _("Price with VAT"), "money"),
    Column("discount", _("Discount"), "rate"),
    Column("amount_inc", _("Amount with VAT"), "money"),
    Column("get_payer_display", _("Payer of the line")),
    Column("issued", _("Issued"), "quantity"),
    Column("done", _("Finished"), "flag"),
)
CARD = (
    Column("plate", _("Plate")),
    Column("number", _("Number")),
    Column("get_kind_display", _("Kind")),
    Column("bay.code", _("Bay")),
    Column("promised_at", _("Car promised for"), "datetime"),
    Column("wait_what", _("What it waits for")),
)

register(
    Menu("workshop", _("Workshop"), 8, ("service_manager", *FLOOR)),
    Page(
        "workshop.bench",
        _("My bench"),
        "/workshop/bench/",
        menu="workshop",
        posts=("technician", "dispatcher"),
        order=5,
    ),
    Page("workshop.wall", _("Workshop wall"), "/workshop/wall/", menu="workshop", posts=FLOOR, order=12),
    Page(
        "workshop.training",
        _("Skills and faults"),
        "/workshop/training/",
        menu="workshop",
        posts=("service_manager", "general_manager", "hr_manager"),
        order=83,
    ),
    Page("workshop.reception", _("Reception"), "/workshop/reception/", menu="workshop", posts=ADVISERS, order=4),
    Screen(
        "workshop.orders",
        _("Work orders"),
        "workshop.WorkOrder",
        group=True,
        menu="workshop",
        order=10,
        posts=READERS,
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("vehicle.model.name", _("Car model")),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("get_kind_display", _("Kind")),
            Column("adviser.name", _("Adviser")),
            Column("arrived_at", _("Car arrived"), "datetime"),
            Column("promised_at", _("Car promised for"), "datetime"),
            Column("total_inc", _("Total with VAT"), "money", total=True),
            Column("customer_inc", _("Customer pays"), "money"),
            Column("agreed_inc", _("Amount agreed"), "money", hidden=True),
            Column("complaint", _("In the customer's words"), hidden=True),
            Column("bay.code", _("Bay"), hidden=True),
            Column("wait_what", _("What it waits for"), hidden=True),
            Column("wait_until", _("Waits until"), "date", hidden=True),
            Column("get_old_parts_display", _("Old parts"), hidden=True),
            Column("mileage_in", _("Mileage, km"), "number", hidden=True),
            Column("mileage_out", _("Mileage at exit, km"), "number", hidden=True),
            Column("comeback_of.number", _("Comeback of"), hidden=True),
            Column("insurer.name", _("Insurer"), hidden=True),
            Column("report_no", _("Insurer's report no."), hidden=True),
            Column("statement_no", _("Settlement no."), hidden=True),
            Column("settled_at", _("Settled at"), "datetime", hidden=True),
            Column("delivered_at", _("Handed back"), "datetime", hidden=True),
            Column("next_service_on", _("Next service on"), "date", hidden=True),
            Column("next_service_km", _("Next service at, km"), "number", hidden=True),
            Column("advice", _("Advice not taken"), hidden=True),
        ),
        search=("number", "vehicle__plate_no", "=vehicle__vin", "customer__name"),
        filters=("state", "kind", "adviser", "arrived_at", "promised_at", "settled_at"),
        new=("workshop.open_order",),
        actions=(
            Action("workshop.add_labour", EDITABLE),
            Action("workshop.add_part", EDITABLE),
            Action("workshop.add_charge", EDITABLE),
            Action("workshop.put_menu", EDITABLE),
            Action("workshop.use_package", EDITABLE),
            Action("workshop.send_outside", EDITABLE),
            Action("workshop.record_assessment", EDITABLE),
            Action("workshop.sign_notice", EDITABLE),
            Action("workshop.refuse_cover", EDITABLE),
            Action("workshop.lend_car", EDITABLE),
            Action("workshop.grant_transport", (*EDITABLE, "settled", "delivered")),
            Action("workshop.edit_order", EDITABLE),
            Action("workshop.send_estimate", OPEN),
            Action("workshop.record_agreement", EDITABLE),
            Action("workshop.dispatch_order", ("agreed", *AT_WORK)),
            Action("workshop.request_parts", ("agreed", *AT_WORK)),
            Action("workshop.file_late_requisition", EDITABLE),
            Action("workshop.hold_order", ("dispatched", "in_work")),
            Action("workshop.inspect_order", ("in_work", "own_ok", "mutual_ok"), main=True),
            Action("workshop.reinspect_order", ("final_ok", "washing", "ready")),
            Action("workshop.issue_certificate", ("final_ok", "washing", "ready", "settled")),
            Action("workshop.wash_car", ("final_ok",), main=True),
            Action("workshop.finish_order", ("final_ok", "washing"), main=True),
            Action("workshop.settle_order", ("ready",), main=True),
            Action("workshop.pay_with_package", ("settled",)),
            Action("workshop.deliver_order", ("settled",), main=True),
            Action("workshop.close_order", ("delivered",)),
            Action("workshop.record_comeback"),
            Action("workshop.reverse_settlement", ("settled",)),
            Action("workshop.void_order", OPEN),
        ),
        links=(
            Link(_("Walk around the car"), "/workshop/reception/{id}/", OPEN, "workshop.open_reception", main=True),
        ),
        panels=(
            Panel(_("Lines"), LINES, _lines, order=10),
            Panel(
                _("Walk-around"),
                (
                    Column("sheet.fuel", _("Fuel or charge in per cent"), "number"),
                    Column("marks", _("Damage on the body")),
                    Column("sheet.valuables", _("Valuables left in the car")),
                    Column("sheet.papers", _("Papers and keys left")),
                    Column("sheet.signed_name", _("Signed by name")),
                    Column("sheet.at", _("At"), "datetime"),
                ),
                _walk_around,
                order=20,
            ),
            Panel(
                _("Agreed with the customer"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("get_way_display", _("Way")),
                    Column("amount_inc", _("Agreed amount"), "money"),
                    Column("name", _("Who agreed")),
                    Column("note", _("Note")),
                    Column("employee_name", _("Recorded by")),
                ),
                _agreements,
                order=30,
            ),
            Panel(
                _("Signed notices"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("get_kind_display", _("Kind of notice")),
                    Column("what", _("What it is about")),
                    Column("name", _("Signed by name")),
                    Column("employee_name", _("Recorded by")),
                ),
                _notices,
                order=32,
            ),
            Panel(
                _("Requisitions"),
                (
                    Column("number", _("Number"), link="workshop.requisitions"),
                    Column("state", _("State"), "state"),
                    Column("technician.name", _("Technician")),
                    Column("asked_at", _("Asked"), "datetime"),
                    Column("issued_at", _("Issued"), "datetime"),
                ),
                _requisitions,
                order=40,
            ),
            Panel(
                _("Clocked times"),
                (
                    Column("technician.name", _("Technician")),
                    Column("line.text", _("What")),
                    Column("started_at", _("Started"), "datetime"),
                    Column("ended_at", _("Stopped"), "datetime"),
                    Column("hours", _("Hours worked"), "quantity"),
                    Column("get_pause_display", _("Why it stopped")),
                    Column("note", _("Note")),
                ),
                _clockings,
                order=50,
            ),
            Panel(
                _("Inspections"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("round", _("Round"), "number"),
                    Column("get_stage_display", _("Stage of inspection")),
                    Column("passed", _("Passed"), "flag"),
                    Column("torque_nm", _("Wheel torque, Nm"), "number"),
                    Column("road_km", _("Road test, km"), "quantity"),
                    Column("reason", _("Reason")),
                    Column("employee.name", _("Inspector")),
                ),
                _inspections,
                order=60,
            ),
            Panel(
                _("Shares of the payers"),
                (
                    Column("get_payer_display", _("Payer of the line")),
                    Column("customer.name", _("Customer"), link="parties.customers"),
                    Column("labour_inc", _("Labour"), "money"),
                    Column("parts_inc", _("Material"), "money"),
                    Column("other_inc", _("Other charges"), "money"),
                    Column("amount_inc", _("Amount with VAT"), "money"),
                    Column("amount_ex", _("Without VAT"), "money"),
                    Column("tax", _("VAT"), "money"),
                ),
                _shares,
                order=70,
            ),
        ),
        views=(
            Board(
                card=CARD,
                lanes=("agreed", *AT_WORK, "own_ok", "mutual_ok", "final_ok", "washing", "ready"),
                total="total_inc",
            ),
            Calendar("promised_at", card=CARD),
        ),
        document="workshop.order",
        empty=_("No work orders yet. Open one when the first car comes in."),
    ),
)
add_panel(
    "vehicles.vehicles",
    Panel(
        _("Repairs"),
        (
            Column("number", _("Work order"), link="workshop.orders"),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("arrived_at", _("Car arrived"), "datetime"),
            Column("mileage_in", _("Mileage, km"), "number"),
            Column("complaint", _("In the customer's words")),
            Column("total_inc", _("Total with VAT"), "money"),
            Column("advice", _("Advice not taken")),
        ),
        _history,
        order=10,
    ),
)

__all__ = ["booking_screens", "claim_screens", "floor_screens", "master_screens", "package_screens", "quality_screens"]
