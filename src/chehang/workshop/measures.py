"""Measures of the workshop: visits, output, hours sold and worked, promises kept, comebacks (kpis E.2, §4.10)."""

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.screens import Column

from .models import Clocking, Comeback, DutyDay, LineShare, OrderShare, WorkOrder

LEADERS = ("service_advisor", "dispatcher", "hr_manager")
TECHNICIAN = (By("technician__name", _("Technician")),)
HOURS = (Column("technician.name", _("Technician")), Column("hours", _("Hours attended"), "quantity"))
SHARES = (
    Column("order.number", _("Work order"), link="workshop.orders"),
    Column("get_payer_display", _("Payer of the line")),
    Column("amount_inc", _("Amount with VAT"), "money"),
    Column("amount_ex", _("Without VAT"), "money"),
)
SOLD = (
    Column("line.order.number", _("Work order"), link="workshop.orders"),
    Column("line.text", _("What")),
    Column("technician.name", _("Technician")),
    Column("hours", _("Book hours"), "quantity"),
)
OVER = ("settled", "delivered", "closed")


def visits(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Orders settled in the span."""
    return within(rows(WorkOrder, who).filter(state__in=OVER), "settled_at", span)


def output(who: Actor | Context, span: Span) -> QuerySet[OrderShare]:
    """What payers were charged in the span, less what was taken back in red."""
    return within(rows(OrderShare, who), "settled_at", span)


def ready(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Orders finished in the span."""
    return within(rows(WorkOrder, who), "ready_at", span)


def attended(who: Actor | Context, span: Span) -> QuerySet[DutyDay]:
    """Attendance of technicians."""
    return within(rows(DutyDay, who), "day", span)


def worked(who: Actor | Context, span: Span) -> QuerySet[Clocking]:
    """Clocked times that ended in the span."""
    return within(rows(Clocking, who), "ended_at", span)


def sold(who: Actor | Context, span: Span) -> QuerySet[LineShare]:
    """Book hours of orders settled in the span."""
    return within(rows(LineShare, who).filter(line__order__state__in=OVER), "line__order__settled_at", span)


def comebacks(who: Actor | Context, span: Span) -> QuerySet[Comeback]:
    """Comebacks recorded in the span."""
    return within(rows(Comeback, who), "at", span)


add_measures(
    Measure("workshop.visits", _("Cars out"), "cars", "service_manager", Count(), visits, _("Work orders settled."), day="settled_at",
            by=(By("kind", _("Kind")), By("adviser__name", _("Adviser"))), screen="workshop.orders", posts=LEADERS,
            desk=("service_manager",)),
    Measure("workshop.output", _("Repair output"), "CNY", "service_manager", Sum("amount_ex"), output,
            _("What customers, insurers, maker and the house are charged for labour, material and other charges, without VAT."),
            day="settled_at", by=(By("payer", _("Payer of the line")),), columns=SHARES, posts=LEADERS, desk=("service_manager",)),
    Measure("workshop.output_per_car", _("Output per car"), "CNY", "service_manager", Ratio("workshop.output", "workshop.visits"),
            definition=_("Repair output ÷ cars out."), posts=LEADERS),
    Measure("workshop.on_time", _("Promises kept"), "percent", "service_manager", Ratio(Count(Q(ready_at__lte=F("promised_at"))), Count()), ready,
            _("Orders ready by the promised time ÷ orders ready."), by=(By("adviser__name", _("Adviser")),), screen="workshop.orders",
            posts=LEADERS),
    Measure("workshop.attended", _("Hours attended"), "hours", "service_manager", Sum("hours"), attended, _("Hours technicians were there."),
            day="day", by=TECHNICIAN, columns=HOURS, posts=LEADERS),
    Measure("workshop.worked", _("Hours worked"), "hours", "service_manager", Sum("hours"), worked, _("Hours clocked on lines."),
            day="ended_at", by=TECHNICIAN, screen="workshop.clockings", posts=LEADERS),
    Measure("workshop.sold", _("Hours sold"), "hours", "service_manager", Sum("hours"), sold, _("Book hours of settled orders."),
            day="line__order__settled_at", by=TECHNICIAN, columns=SOLD, posts=LEADERS),
    Measure("workshop.utilisation", _("Utilisation"), "percent", "service_manager", Ratio("workshop.worked", "workshop.attended"),
            definition=_("Hours worked ÷ hours attended."), posts=LEADERS),
    Measure("workshop.efficiency", _("Labour efficiency"), "percent", "service_manager", Ratio("workshop.sold", "workshop.worked"),
            definition=_("Hours sold ÷ hours worked."), posts=LEADERS),
    Measure("workshop.productivity", _("Labour productivity"), "percent", "service_manager", Ratio("workshop.sold", "workshop.attended"),
            definition=_("Hours sold ÷ hours attended."), posts=LEADERS, desk=("service_manager",), desk_span="month"),
    Measure("workshop.comeback_count", _("Cars come back"), "cars", "service_manager", Count(), comebacks, _("Comebacks recorded."), day="at",
            by=(By("cause", _("Cause")), By("responsible__name", _("Responsible"))), screen="workshop.comebacks", better="down",
            posts=("inspector", "dispatcher")),
    Measure("workshop.comeback_rate", _("Comeback rate"), "percent", "service_manager", Ratio("workshop.comeback_count", "workshop.visits"),
            definition=_("Cars come back ÷ cars out."), better="down", posts=LEADERS),
)  # fmt: skip
