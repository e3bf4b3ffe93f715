"""Screens of what the workshop works with: operations, rates, skills, attendance, bays."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register

from ..models import PiecePay, ServiceMenu
from .people import FLOOR, LEADERS


def _menu_items(menu: ServiceMenu, actor: Actor) -> Iterable[Any]:
    return menu.items.select_related("op", "part").order_by("id")


def _pay_lines(row: PiecePay, actor: Actor) -> Iterable[Any]:
    return [item | {"amount": Decimal(item["amount"])} for item in row.items]


register(
    Screen(
        "workshop.piece_pays",
        _("Piece pay"),
        "workshop.PiecePay",
        menu="workshop",
        order=85,
        posts=("service_manager", "hr_manager", "general_manager", "finance_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("month", _("Month"), "date"),
            Column("employee.name", _("Employee")),
            Column("get_craft_display", _("Paid as")),
            Column("hours", _("Hours sold"), "quantity", total=True),
            Column("cars", _("Cars out"), "number", total=True),
            Column("output_ex", _("Repair output"), "money", total=True),
            Column("factor", _("Quality factor"), "quantity"),
            Column("deduction", _("Taken off for rework"), "money", total=True),
            Column("amount", _("Amount"), "money", total=True),
        ),
        search=("number", "employee__name"),
        filters=("state", "month", "employee", "craft"),
        new=("workshop.reckon_piece_pay",),
        actions=(Action("workshop.approve_piece_pay", ("reckoned",), main=True),),
        panels=(
            Panel(
                _("How it is reckoned"),
                (Column("text", _("What")), Column("how", _("Reckoned how")), Column("amount", _("Amount"), "money")),
                _pay_lines,
            ),
        ),
        document="workshop.piece_pay",
        empty=_("No piece pay yet. Reckon it when the month is over."),
    ),
    Screen(
        "workshop.chosen_courses",
        _("Courses chosen by faults"),
        "workshop.ChosenCourse",
        menu="workshop",
        order=83,
        posts=("service_manager", "general_manager", "hr_manager"),
        columns=(
            Column("get_trade_display", _("Trade")),
            Column("course.title", _("Course")),
            Column("plan", _("Planned as")),
            Column("comebacks", _("Cars come back"), "number"),
            Column("sent_back", _("Sent back by inspection"), "number"),
            Column("cost", _("Cost of comebacks"), "money"),
            Column("people", _("Whom it concerns")),
            Column("since", _("Faults since"), "date", hidden=True),
            Column("until", _("Faults until"), "date", hidden=True),
            Column("reason", _("Reason"), hidden=True),
            Column("employee_name", _("Chosen by"), hidden=True),
            Column("at", _("At"), "datetime", hidden=True),
        ),
        search=("course__title", "people"),
        filters=("trade", "course", "at"),
        new=("workshop.choose_course",),
        empty=_("No course was chosen yet. The page “Skills and faults” shows which one is needed."),
    ),
    Screen(
        "workshop.labour_ops",
        _("Labour operations"),
        "workshop.LabourOp",
        menu="workshop",
        order=80,
        posts=(*FLOOR, "general_manager"),
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_trade_display", _("Trade")),
            Column("hours", _("Book hours"), "quantity"),
            Column("level", _("Skill level"), "number"),
            Column("high_voltage", _("High voltage"), "flag"),
            Column("active", _("Active"), "flag", hidden=True),
        ),
        search=("code", "name"),
        filters=("trade", "active"),
        ordering=("code",),
        new=("workshop.add_labour_op",),
        actions=(Action("workshop.edit_labour_op", main=True),),
        empty=_("No labour operations yet."),
    ),
    Screen(
        "workshop.menus",
        _("Service menus"),
        "workshop.ServiceMenu",
        menu="workshop",
        order=81,
        posts=(*FLOOR, "general_manager"),
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("active", _("Active"), "flag"),
        ),
        search=("code", "name"),
        filters=("active",),
        ordering=("code",),
        new=("workshop.add_menu",),
        actions=(Action("workshop.put_menu", main=True), Action("workshop.end_menu")),
        panels=(
            Panel(
                _("What it holds"),
                (
                    Column("op", _("Labour operation")),
                    Column("part.display_no", _("Part number"), link="catalogue.parts"),
                    Column("part.name_cn", _("Name")),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("discount", _("Discount"), "rate"),
                ),
                _menu_items,
            ),
        ),
        empty=_("No menus yet. Put together what is always done together."),
    ),
    Screen(
        "workshop.labour_rates",
        _("Labour rates"),
        "workshop.LabourRate",
        menu="workshop",
        order=82,
        posts=(*FLOOR, "finance_manager", "accountant", "general_manager"),
        columns=(
            Column("get_trade_display", _("Trade")),
            Column("valid_from", _("Valid from"), "date"),
            Column("price_inc", _("Price of an hour, with VAT"), "money"),
            Column("reason", _("Reason")),
        ),
        search=("reason",),
        filters=("trade", "valid_from"),
        ordering=("-valid_from", "trade", "-version"),
        new=("workshop.set_labour_rate",),
        empty=_("No labour rates yet."),
    ),
    Screen(
        "workshop.skills",
        _("Skill matrix"),
        "workshop.Skill",
        menu="workshop",
        order=84,
        posts=("dispatcher", "technician", "inspector", *LEADERS),
        columns=(
            Column("employee.name", _("Technician")),
            Column("get_trade_display", _("Trade")),
            Column("level", _("Skill level"), "number"),
            Column("certificate_no", _("Certificate no.")),
            Column("expires_on", _("Expires on"), "date"),
        ),
        search=("employee__name", "certificate_no"),
        filters=("trade", "employee", "expires_on"),
        ordering=("employee", "trade"),
        new=("workshop.set_skill",),
        empty=_("No skills yet. Without one nobody can be given work."),
    ),
    Screen(
        "workshop.attendance",
        _("Attendance of technicians"),
        "workshop.DutyDay",
        menu="workshop",
        order=86,
        posts=("dispatcher", *LEADERS),
        columns=(
            Column("technician.name", _("Technician")),
            Column("day", _("Day"), "date"),
            Column("hours", _("Hours attended"), "quantity", total=True),
        ),
        search=("technician__name",),
        filters=("technician", "day"),
        ordering=("-day", "technician"),
        new=("workshop.record_attendance",),
        empty=_("No attendance recorded yet."),
    ),
    Screen(
        "workshop.bays",
        _("Bays"),
        "workshop.Bay",
        menu="workshop",
        order=88,
        posts=("dispatcher", "service_advisor", "technician", *LEADERS),
        columns=(
            Column("code", _("Code")),
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("active", _("Active"), "flag", hidden=True),
            Column("since", _("Used since"), "date", hidden=True),
            Column("until", _("Used until"), "date", hidden=True),
        ),
        search=("code", "name"),
        filters=("kind", "active"),
        ordering=("code",),
        new=("workshop.add_bay",),
        actions=(Action("workshop.close_bay"),),
        empty=_("No bays yet."),
    ),
)
