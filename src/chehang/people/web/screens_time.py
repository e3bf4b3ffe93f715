"""Screens of working time and pay. Pay is seen by HR, finance and the general manager; everybody sees the own on ``/people/me/``."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor
from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.core.views import Calendar
from chehang.people.elements import elements_of
from chehang.people.models import MonthSheet, PayRun, StaffFile
from chehang.people.sheets import days_of, load
from chehang.people.showing import Said, lines_of
from chehang.work.heads import MANAGERS

HR = ("hr_manager", "general_manager")
PAY = ("hr_manager", "finance_manager", "general_manager")
NAME = Column("employee.name", _("Employee"))
SLIPS = (
    NAME,
    Column("gross", _("Gross"), "money"),
    Column("insurance", _("Social insurance"), "money"),
    Column("fund", _("Housing fund"), "money"),
    Column("tax", _("Income tax"), "money"),
    Column("net", _("Net"), "money"),
)
WITHOUT = (
    Column("employee.number", _("Staff number"), link="people.files"),
    NAME,
    Column("hired_on", _("Hired on"), "date"),
)
ELEMENTS = (Column("code", _("Code")), Column("title", _("Pay element")), Column("formula", _("Formula")))
DAYS = (
    Column("day", _("Day"), "date"), Column("shift", _("Shift")), Column("first", _("First punch"), "datetime"), Column("last", _("Last punch"), "datetime"),
    Column("late", _("Minutes late"), "number"), Column("early", _("Minutes early"), "number"), Column("state", _("What the punches say")),
)  # fmt: skip
LINES = (Column("title", _("What for")), Column("amount", _("Amount"), "money"), Column("how", _("How it came about")))


def _slips(run: PayRun, actor: Actor) -> Iterable[Any]:
    return run.slips.select_related("employee").order_by("employee__number") if actor.may("people.see_slips") else ()


def _days(sheet: MonthSheet, actor: Actor) -> Iterable[Any]:
    """The days of a sheet as the punches tell them now; a signed one keeps its sums."""
    file = rows(StaffFile, actor).filter(employee_id=sheet.employee_id).first()
    if file is None:
        return ()
    after = (sheet.month + timedelta(days=32)).replace(day=1)
    until = after if sheet.signed_at is None else min(after, sheet.signed_at.astimezone(STORE_TIME).date())
    return [Said.of(d) for d in days_of(load(actor, sheet.month, until, sheet.employee_id), file)]


def _without(run: PayRun, actor: Actor) -> Iterable[Any]:
    """Who was here in the month and has no payslip: pay terms lack."""
    if not actor.may("people.see_slips"):
        return ()
    last = (run.month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    there = rows(StaffFile, actor).filter(Q(left_on=None) | Q(left_on__gte=run.month), hired_on__lte=last)
    return there.exclude(employee_id__in=run.slips.values("employee_id")).select_related("employee").order_by("id")


register(
    Page("people.exceptions", _("Exceptions of working time"), "/people/exceptions/", "personnel", posts=HR, order=47),
    Page("people.punch_import", _("Import punches"), "/people/punches/import/", "personnel", posts=("hr_manager",), order=44),
    Screen(
        "people.leaves", _("Leave requests"), "people.Leave", menu="personnel", order=40, posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="people.leaves"), NAME, Column("get_kind_display", _("Kind")), Column("state", _("State"), "state"),
            Column("first_day", _("Begins"), "date"), Column("last_day", _("Until"), "date"), Column("days", _("Days"), "quantity", total=True),
            Column("reason", _("Reason"), hidden=True),
        ),
        search=("number", "employee__name"), filters=("state", "kind", "first_day"), new=("people.ask_leave",),
        actions=(Action("people.cancel_leave", ("submitted", "approved")),), document="people.leave",
        views=(Calendar("first_day", (NAME, Column("get_kind_display", _("Kind"))), end="last_day"),), empty=_("No leave was asked for."),
    ),
    Screen(
        "people.shifts", _("Shifts"), "people.Shift", menu="personnel", order=42, posts=MANAGERS,
        columns=(
            Column("code", _("Code"), link="people.shifts"), Column("title", _("Shift")), Column("starts", _("Starts")), Column("ends", _("Ends")),
            Column("pause", _("Pause, minutes"), "number"), Column("usual", _("Usual shift"), "flag"),
        ),
        ordering=("code",), new=("people.add_shift",), actions=(Action("people.set_roster"),), empty=_("No shifts. Add the usual one first."),
    ),
    Screen(
        "people.rosters", _("Rosters"), "people.Roster", menu="personnel", order=43, posts=MANAGERS,
        columns=(Column("day", _("Day"), "date", link="people.rosters"), NAME, Column("shift.title", _("Shift"))),
        search=("employee__name",), filters=("day", "employee", "shift"), ordering=("-day", "employee_id"), new=("people.set_roster",),
        views=(Calendar("day", (NAME, Column("shift.title", _("Shift")))),), empty=_("No rosters: the usual shift holds on working days."),
    ),
    Screen(
        "people.punches", _("Punches"), "people.Punch", menu="personnel", order=44, posts=HR,
        columns=(
            Column("at", _("Time"), "datetime", link="people.punches"), NAME, Column("reason", _("Reason")), Column("by_name", _("Entered by")),
        ),
        search=("employee__name",), filters=("at", "employee"), ordering=("-at",), new=("people.import_punches", "people.correct_punch"),
        empty=_("No punches. Import the file of the device."),
    ),
    Screen(
        "people.overtimes", _("Overtime"), "people.Overtime", menu="personnel", order=45, posts=MANAGERS,
        columns=(
            Column("day", _("Day"), "date", link="people.overtimes"), NAME, Column("hours", _("Overtime hours"), "quantity", total=True),
            Column("get_kind_display", _("Kind of day")), Column("time_off", _("Given back as time off"), "flag"), Column("reason", _("Reason")),
            Column("ordered_by.name", _("Ordered by"), hidden=True),
        ),
        search=("employee__name",), filters=("day", "kind", "employee"), ordering=("-day", "id"), new=("people.order_overtime",),
        empty=_("No overtime."),
    ),
    Screen(
        "people.sheets", _("Month sheets"), "people.MonthSheet", menu="personnel", order=46, posts=PAY,
        columns=(
            Column("month", _("Month"), "date", link="people.sheets"), NAME, Column("due_days", _("Days due"), "quantity"),
            Column("attended", _("Days attended"), "quantity"), Column("late", _("Times late"), "number"), Column("missing", _("Punches missing"), "number"),
            Column("absent", _("Days absent"), "quantity"), Column("unpaid", _("Unpaid leave"), "quantity"), Column("sick", _("Sick leave"), "quantity"),
            Column("weekday_hours", _("Overtime on working days"), "quantity"), Column("rest_hours", _("Overtime on rest days"), "quantity"),
            Column("holiday_hours", _("Overtime on public holidays"), "quantity"), Column("signed_at", _("Signed at"), "datetime"),
        ),
        search=("employee__name",), filters=("month",), ordering=("-month", "employee_id"), new=("people.draw_up_sheets",),
        panels=(Panel(_("Day by day"), DAYS, _days),), empty=_("No month sheets."),
    ),
    Screen(
        "people.terms", _("Pay terms"), "people.PayTerms", menu="personnel", order=60, posts=PAY,
        columns=(
            Column("employee.name", _("Employee"), link="people.terms"), Column("since", _("Since"), "date"), Column("base", _("Base wage"), "money"),
            Column("post_pay", _("Post pay"), "money"), Column("seniority", _("Seniority pay"), "money"), Column("performance", _("Performance pay"), "money"),
            Column("insured", _("Social insurance base"), "money"), Column("fund_rate", _("Housing fund rate"), "rate"),
            Column("deductions", _("Special additional deductions"), "money"),
        ),
        search=("employee__name",), filters=("since",), ordering=("employee_id", "-since"), new=("people.set_pay_terms",), empty=_("No pay terms."),
    ),
    Screen(
        "people.inputs", _("Additions to pay"), "people.PayInput", menu="personnel", order=62, posts=PAY,
        columns=(
            Column("employee.name", _("Employee"), link="people.inputs"), Column("month", _("Month"), "date"), Column("title", _("What for")),
            Column("amount", _("Amount"), "money", total=True), Column("how", _("How it came about")), Column("taxed", _("Taxed with the wage"), "flag", hidden=True),
        ),
        search=("employee__name", "title"), filters=("month",), new=("people.add_pay_input", "people.pay_unused_leave"),
        empty=_("Nothing is added."),
    ),
    Screen(
        "people.elements", _("Pay elements"), "people.PayElement", menu="personnel", order=61, posts=PAY,
        columns=(
            Column("code", _("Code"), link="people.elements"), Column("title", _("Pay element")), Column("formula", _("Formula")), Column("since", _("Since"), "date"),
            Column("n", _("Place on the payslip"), "number"), Column("set_by.name", _("Set by"), hidden=True),
        ),
        search=("code", "title"), filters=("since",), ordering=("n", "-since"), new=("people.set_pay_element",),
        empty=_("The elements of the house hold; each payroll shows them."),
    ),
    Screen(
        "people.pay_years", _("Pay of the year before"), "people.PayOpening", menu="personnel", order=63, posts=PAY,
        columns=(
            Column("employee.name", _("Employee"), link="people.pay_years"), Column("year", _("Year")), Column("months", _("Months paid"), "number"),
            Column("gross", _("Income of the year so far"), "money"), Column("free", _("Insurance, fund and deductions so far"), "money"),
            Column("tax", _("Income tax paid so far"), "money"),
        ),
        search=("employee__name",), filters=("year",), ordering=("-year", "employee_id"), new=("people.enter_pay_year",),
        empty=_("Nobody was paid elsewhere this year."),
    ),
    Screen(
        "people.payruns", _("Payroll"), "people.PayRun", menu="personnel", order=64, posts=(*PAY, "cashier"),
        columns=(
            Column("number", _("Number"), link="people.payruns"), Column("month", _("Month"), "date"), Column("state", _("State"), "state"),
            Column("people", _("Number of people"), "number"), Column("gross", _("Gross"), "money"), Column("net", _("Net"), "money"),
            Column("made_by.name", _("Made by")), Column("reviewed_by.name", _("Reviewed by")), Column("approved_by.name", _("Approved by")),
            Column("paid_on", _("Wages paid on"), "date"),
        ),
        filters=("state", "month"), ordering=("-month",), new=("people.calculate_pay",),
        actions=(
            Action("people.check_pay", ("draft",), main=True), Action("people.review_pay", ("checked",), main=True),
            Action("people.approve_pay", ("reviewed",), main=True), Action("people.return_pay", ("checked", "reviewed")),
            Action("people.pay_wages", ("approved",), main=True),
        ),
        links=(Link(_("Bank file"), "/people/payruns/{id}/bank/", ("approved", "paid"), "people.pay_wages"),),
        panels=(
            Panel(_("Payslips"), SLIPS, _slips), Panel(_("Without a payslip"), WITHOUT, _without),
            Panel(_("Pay elements"), ELEMENTS, lambda run, actor: elements_of(run.store_id, run.month)),
        ),
        empty=_("No payroll yet."),
    ),
    Screen(
        "people.slips", _("Payslips"), "people.Payslip", menu="personnel", order=66, posts=PAY,
        columns=(
            Column("employee.name", _("Employee"), link="people.slips"), Column("run.month", _("Month"), "date"), Column("gross", _("Gross"), "money", total=True),
            Column("insurance", _("Social insurance"), "money"), Column("fund", _("Housing fund"), "money"), Column("tax", _("Income tax"), "money", total=True),
            Column("net", _("Net"), "money", total=True), Column("insurance_store", _("Social insurance of the store"), "money", hidden=True),
            Column("fund_store", _("Housing fund of the store"), "money", hidden=True), Column("exempt", _("Free of tax"), "money", hidden=True),
        ),
        search=("employee__name",), filters=("run",), ordering=("-run_id", "employee_id"), document="people.payslip", panels=(Panel(_("How it came about"), LINES, lambda slip, actor: lines_of(slip)),),
        empty=_("No payslips."),
    ),
)  # fmt: skip
