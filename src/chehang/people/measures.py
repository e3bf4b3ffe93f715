"""Measures of people: staff, leavers, attendance, overtime, labour cost."""

from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Each, Mean, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.people.models import MonthSheet, Overtime, Payslip, Requisition, StaffFile

HR = ("hr_manager", "general_manager")
COST = scaled(F("gross") + F("insurance_store") + F("fund_store"), MoneyField())


def staff(who: Actor | Context, span: Span) -> QuerySet[StaffFile]:
    """Who works here at the end of the span."""
    return rows(StaffFile, who).filter(Q(left_on=None) | Q(left_on__gt=span.last), hired_on__lte=span.last)


def leavers(who: Actor | Context, span: Span) -> QuerySet[StaffFile]:
    """Whose last day lies in the span."""
    return within(rows(StaffFile, who), "left_on", span)


def sheets(who: Actor | Context, span: Span) -> QuerySet[MonthSheet]:
    """Month sheets of months that begin in the span."""
    return within(rows(MonthSheet, who), "month", span)


def extra(who: Actor | Context, span: Span) -> QuerySet[Overtime]:
    """Overtime of the span."""
    return within(rows(Overtime, who), "day", span)


def slips(who: Actor | Context, span: Span) -> QuerySet[Payslip]:
    """Payslips of approved and paid months in the span."""
    return within(rows(Payslip, who).filter(run__state__in=("approved", "paid")), "run__month", span)


def filled(who: Actor | Context, span: Span) -> QuerySet[Requisition]:
    """Requests for staff whose last place was filled in the span."""
    return within(rows(Requisition, who), "filled_on", span)


def days_to_fill(wanted: Requisition) -> Decimal:
    """From the request to the first day of the last one hired for it."""
    assert wanted.filled_on is not None
    return Decimal((wanted.filled_on - wanted.asked_on).days)


def _people(name: str, title: Any, unit: str, value: Any, found: Any, definition: Any, **also: Any) -> Measure:
    return Measure(f"people.{name}", title, unit, "hr_manager", value, found, definition, posts=HR, **also)


add_measures(
    _people("staff", _("Staff on the last day"), "persons", Count(), staff, _("Employees whose file says hired by then and not left."),
            kind="level", screen="people.files", desk=HR),
    _people("leavers", _("Leavers"), "persons", Count(), leavers, _("Employees whose last day lies in the period."), day="left_on",
            screen="people.files", better="down"),
    Measure("people.average_staff", _("Average staff"), "persons_part", "hr_manager", Mean("people.staff"),
            definition=_("Average of the staff at the start of the period and at the end of each month in it."), posts=HR),
    Measure("people.turnover", _("Staff turnover"), "percent", "hr_manager", Ratio("people.leavers", "people.average_staff"),
            definition=_("Leavers ÷ average staff."), better="down", posts=HR),
    _people("filled", _("Requests for staff filled"), "documents", Count(), filled, _("Requests whose last place was filled in the period."),
            day="filled_on", by=(By("position__title", _("Post")),), screen="people.requisitions"),
    _people("fill_days", _("Days until filled"), "days", Each(days_to_fill), filled,
            _("Days from the request to the first day of the last one hired for it, added up."), day="filled_on",
            by=(By("position__title", _("Post")),), screen="people.requisitions", better="down"),
    Measure("people.time_to_fill", _("Time to fill a post"), "days", "hr_manager", Ratio("people.fill_days", "people.filled"),
            definition=_("Days until filled ÷ requests for staff filled."), better="down", posts=HR),
    _people("attendance", _("Attendance"), "percent", Ratio(Sum("attended"), Sum("due_days")), sheets,
            _("Days attended ÷ days due on the month sheets."), day="month", screen="people.sheets", better="up"),
    _people("overtime", _("Hours of overtime"), "times", Sum("hours"), extra, _("Hours of overtime ordered for days of the period."),
            day="day", by=(By("kind", _("Kind of day")),), screen="people.overtimes", better="down"),
    _people("labour_cost", _("Labour cost"), "CNY", Sum(COST), slips,
            _("Gross of the payslips plus social insurance and housing fund of the store."), day="run__month", screen="people.slips",
            by=(By("department", _("Department")),)),
)  # fmt: skip
