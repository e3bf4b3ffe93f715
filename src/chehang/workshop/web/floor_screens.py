"""Screens of the floor: lines, requisitions, clocked times."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Timeline

from ..models import OrderLine, Requisition
from ..states import TO_COME
from .people import FLOOR


def _technicians(line: OrderLine, actor: Actor) -> Iterable[Any]:
    return line.shares.select_related("technician").order_by("id")


def _wanted(made: Requisition, actor: Actor) -> Iterable[Any]:
    return made.lines.select_related("line").order_by("id")


register(
    Screen(
        "workshop.lines",
        _("Lines of work orders"),
        "workshop.OrderLine",
        menu="workshop",
        order=60,
        posts=(*FLOOR, "keeper", "parts_manager"),
        columns=(
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("order.vehicle.plate_no", _("Plate")),
            Column("n", _("Line"), "number"),
            Column("get_kind_display", _("Kind")),
            Column("code", _("Code")),
            Column("text", _("What")),
            Column("quantity", _("Hours or quantity"), "quantity"),
            Column("amount_inc", _("Amount with VAT"), "money"),
            Column("get_payer_display", _("Payer of the line")),
            Column("issued", _("Issued"), "quantity"),
            Column("returned", _("Quantity returned"), "quantity", hidden=True),
            Column("done", _("Finished"), "flag"),
        ),
        search=("order__number", "order__vehicle__plate_no", "code", "text"),
        filters=("kind", "payer", "done"),
        actions=(
            Action("workshop.change_line", main=True),
            Action("workshop.assign_line"),
            Action("workshop.clock_on"),
            Action("workshop.take_back_parts"),
            Action("workshop.drop_line"),
        ),
        panels=(
            Panel(
                _("Technicians"),
                (
                    Column("technician.name", _("Technician")),
                    Column("share", _("Share"), "rate"),
                    Column("hours", _("Book hours"), "quantity"),
                ),
                _technicians,
            ),
        ),
        base=lambda rows: rows.filter(dropped=False),
        empty=_("No lines yet. They stand on the work orders."),
    ),
    Screen(
        "workshop.requisitions",
        _("Requisitions"),
        "workshop.Requisition",
        menu="workshop",
        order=30,
        posts=(*FLOOR, "keeper", "parts_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("technician.name", _("Technician")),
            Column("asked_at", _("Asked"), "datetime"),
            Column("issued_at", _("Issued"), "datetime"),
            Column("asked_by_name", _("Asked by"), hidden=True),
            Column("used_at", _("Used at"), "datetime", hidden=True),
            Column("why_late", _("Why it is filed late"), hidden=True),
        ),
        search=("number", "order__number"),
        filters=("state", "technician", "asked_at"),
        actions=(
            Action("workshop.agree_late_requisition", ("late",), main=True),
            Action("workshop.cancel_requisition", TO_COME),
        ),
        panels=(
            Panel(
                _("Lines"),
                (
                    Column("line.code", _("Part number")),
                    Column("line.text", _("Part name")),
                    Column("quantity", _("Quantity"), "quantity"),
                ),
                _wanted,
            ),
        ),
        document="workshop.requisition",
        empty=_("No requisitions yet. A technician asks for parts on his work order."),
    ),
    Screen(
        "workshop.clockings",
        _("Clocked times"),
        "workshop.Clocking",
        menu="workshop",
        order=50,
        posts=("dispatcher", "service_manager", "inspector", "hr_manager", "general_manager"),
        columns=(
            Column("technician.name", _("Technician")),
            Column("order.number", _("Work order"), link="workshop.orders"),
            Column("line.text", _("What")),
            Column("started_at", _("Started"), "datetime"),
            Column("ended_at", _("Stopped"), "datetime"),
            Column("hours", _("Hours worked"), "quantity", total=True),
            Column("get_pause_display", _("Why it stopped")),
            Column("note", _("Note"), hidden=True),
        ),
        search=("order__number", "technician__name"),
        filters=("technician", "pause", "started_at"),
        new=("workshop.clock_off", "workshop.record_attendance"),
        views=(Timeline("started_at", "ended_at", "technician.name", text="order.number"),),
        empty=_("Nobody has clocked on yet."),
    ),
)
