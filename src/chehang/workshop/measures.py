"""Measures of the workshop: visits, output, hours sold and worked, promises kept, comebacks (kpis E.2, §4.10)."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.calendar import calendar_of
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField, QuantityField
from chehang.core.measures import By, Count, Measure, Minus, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.models import Transition
from chehang.core.money import round_half_up
from chehang.core.parameters import parameter
from chehang.core.screens import Column

from .kinds import OrderKind
from .models import (
    Appointment,
    Bay,
    Clocking,
    Comeback,
    DutyDay,
    Inspection,
    LineShare,
    OrderLine,
    OrderShare,
    Package,
    Rescue,
    WarrantyClaim,
    WorkOrder,
)
from .states import UNSETTLED

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
FITTED = (
    Column("order.number", _("Work order"), link="workshop.orders"),
    Column("code", _("Part number")),
    Column("text", _("What")),
    Column("quantity", _("Quantity"), "quantity"),
)
AGES = {1: _("since today"), 3: _("up to 3 days"), 7: _("up to 7 days"), 30: _("up to 30 days"), 999: _("over 30 days")}
OVER = ("settled", "delivered", "closed")
# A promise that was put off is measured by the first one.
PROMISED = Coalesce("first_promise", "promised_at")


def visits(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Orders settled in the span."""
    return within(rows(WorkOrder, who).filter(state__in=OVER), "settled_at", span)


def output(who: Actor | Context, span: Span) -> QuerySet[OrderShare]:
    """What payers were charged in the span, less what was taken back in red."""
    return within(rows(OrderShare, who), "settled_at", span)


def ready(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Orders finished in the span."""
    return within(rows(WorkOrder, who), "ready_at", span)


def reinspected(who: Actor | Context, span: Span) -> QuerySet[Inspection]:
    """Finished cars that were looked at once more at random."""
    return within(rows(Inspection, who).filter(random=True), "at", span)


def rescues(who: Actor | Context, span: Span) -> QuerySet[Rescue]:
    """Calls for help to which somebody came."""
    return within(rows(Rescue, who).filter(arrived_at__isnull=False), "called_at", span)


def prepaid(who: Actor | Context, span: Span) -> QuerySet[Package]:
    """Packages and cards in use."""
    return rows(Package, who).filter(state="active")


def attended(who: Actor | Context, span: Span) -> QuerySet[DutyDay]:
    """Attendance of technicians."""
    return within(rows(DutyDay, who), "day", span)


def worked(who: Actor | Context, span: Span) -> QuerySet[Clocking]:
    """Clocked times that ended in the span."""
    return within(rows(Clocking, who), "ended_at", span)


def sold(who: Actor | Context, span: Span) -> QuerySet[LineShare]:
    """Book hours of orders settled in the span."""
    return within(rows(LineShare, who).filter(line__order__state__in=OVER), "line__order__settled_at", span)


def in_house(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Cars in the workshop today."""
    return rows(WorkOrder, who).filter(state__in=UNSETTLED)


def past_promise(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Of these, those past the promised time."""
    return in_house(who, span).filter(ready_at=None, promised_at__date__lt=span.last)


def unsettled(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Orders whose work is finished and which nobody has settled, today, with how many days at most they have waited for it."""
    steps = [When(ready_at__date__gt=span.last - timedelta(days=n), then=Value(n)) for n in (1, 3, 7, 30)]
    return rows(WorkOrder, who).filter(state="ready").annotate(age=Case(*steps, default=Value(999)))


def arrivals(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Cars that came in during the span."""
    return within(rows(WorkOrder, who).exclude(state="void"), "arrived_at", span)


def with_waits(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Cars that came in during the span, and whether their work ever waited for parts."""
    waited = Transition.objects.filter(
        machine="workshop.order", object_id=OuterRef("pk"), store_id=OuterRef("store_id"), move="wait_parts"
    )
    return arrivals(who, span).annotate(short=Exists(waited))


def handed_back(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Cars fetched in the span."""
    return within(rows(WorkOrder, who), "delivered_at", span)


def bays(who: Actor | Context, span: Span) -> QuerySet[Bay]:
    """Places where cars are worked on at the end of the span; washing and final inspection are none."""
    here = rows(Bay, who).filter(Q(since=None) | Q(since__lte=span.last))
    return here.filter(Q(active=True) | Q(until__gt=span.last)).exclude(kind__in=("wash", "check"))


def bay_time(who: Actor | Context, span: Span) -> QuerySet[Bay]:
    """Each bay with the ``hours`` of the span: days the store is open × hours of a day × the share of it that work fills (§4.10)."""
    calendar, days = calendar_of(who), (span.last - span.first).days + 1
    opened = sum(bool(calendar.hours(span.first + timedelta(days=n))) for n in range(days))
    of_a_day, share = (parameter(who, f"workshop.{name}", span.last) for name in ("day_hours", "bay_share"))
    hours = round_half_up(opened * of_a_day * share, 3)
    return bays(who, span).annotate(hours=Value(hours, output_field=QuantityField()))


def in_bays(who: Actor | Context, span: Span) -> QuerySet[Clocking]:
    """Clocked times of cars that stand in a bay."""
    return worked(who, span).filter(order__bay__isnull=False)


def faulty_parts(who: Actor | Context, span: Span) -> QuerySet[Comeback]:
    """Comebacks whose cause is a part."""
    return comebacks(who, span).filter(cause="part")


def fitted(who: Actor | Context, span: Span) -> QuerySet[OrderLine]:
    """Part lines of orders settled in the span."""
    return within(
        rows(OrderLine, who).filter(kind="part", dropped=False, order__state__in=OVER), "order__settled_at", span
    )


def expected(who: Actor | Context, span: Span) -> QuerySet[Appointment]:
    """Appointments of the span that came or did not come."""
    return within(rows(Appointment, who).filter(state__in=("arrived", "no_show")), "starts_at", span)


def answered(who: Actor | Context, span: Span) -> QuerySet[WarrantyClaim]:
    """Claims the maker answered in the span."""
    return within(rows(WarrantyClaim, who), "answered_on", span)


def _days(span: Span) -> Decimal:
    return Decimal((span.last - span.first).days + 1)


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
    Measure("workshop.labour_output", _("Labour output"), "CNY", "service_manager", Sum("labour_ex"), output, _("Labour charged, without VAT."),
            day="settled_at", by=(By("payer", _("Payer of the line")),), columns=SHARES, posts=LEADERS),
    Measure("workshop.parts_output", _("Material output"), "CNY", "service_manager", Sum("parts_ex"), output, _("Material charged, without VAT."),
            day="settled_at", by=(By("payer", _("Payer of the line")),), columns=SHARES, posts=LEADERS),
    Measure("workshop.other_output", _("Other output"), "CNY", "service_manager",
            Sum(scaled(F("amount_ex") - F("labour_ex") - F("parts_ex"), MoneyField())), output, _("Other charges, without VAT."),
            day="settled_at", by=(By("payer", _("Payer of the line")),), columns=SHARES, posts=LEADERS),
    Measure("workshop.hours_per_car", _("Hours sold per car"), "hours", "service_manager", Ratio("workshop.sold", "workshop.visits"),
            definition=_("Hours sold ÷ cars out."), posts=LEADERS),
    Measure("workshop.labour_per_hour", _("Labour output per hour sold"), "CNY", "service_manager", Ratio("workshop.labour_output", "workshop.sold"),
            definition=_("Labour output ÷ hours sold."), posts=LEADERS),
    Measure("workshop.parts_per_car", _("Material per car"), "CNY", "service_manager", Ratio("workshop.parts_output", "workshop.visits"),
            definition=_("Material output ÷ cars out."), posts=LEADERS),
    Measure("workshop.in_house", _("Cars in the workshop"), "cars", "service_manager", Count(), in_house, _("Cars whose order is not settled; known for today."),
            kind="now", by=(By("state", _("State")), By("adviser__name", _("Adviser"))), screen="workshop.orders", better="down", posts=LEADERS),
    Measure("workshop.late", _("Cars past their promised time"), "cars", "service_manager", Count(), past_promise,
            _("Cars promised for an earlier day that are not ready; known for today."), kind="now", by=(By("state", _("State")), By("adviser__name", _("Adviser"))),
            screen="workshop.orders", better="down", posts=LEADERS, desk=("service_manager",)),
    Measure("workshop.unsettled", _("Finished and not settled"), "CNY", "service_manager", Sum("total_inc"), unsettled,
            _("Orders that are ready and not settled, with VAT; known for today."), kind="now", by=(By("age", _("How long"), lambda n: str(AGES.get(int(n), n))), By("adviser__name", _("Adviser")), By("customer__name", _("Customer"))),
            screen="workshop.orders", better="down", posts=(*LEADERS, "finance_manager")),
    Measure("workshop.short_rate", _("Cars held up by parts"), "percent", "service_manager", Ratio(Count(Q(short=True)), Count()), with_waits,
            _("Cars whose work waited for parts ÷ cars in."), by=(By("kind", _("Kind")), By("adviser__name", _("Adviser"))), screen="workshop.orders",
            better="down", posts=(*LEADERS, "parts_manager")),
    Measure("workshop.first_services", _("First services"), "cars", "service_manager", Count(Q(kind=OrderKind.FIRST)), arrivals,
            _("Cars in for their first service."), day="arrived_at", by=(By("adviser__name", _("Adviser")),), screen="workshop.orders", posts=LEADERS),
    Measure("workshop.comeback_cost", _("Cost of comebacks"), "CNY", "service_manager", Sum("cost"), comebacks, _("What comebacks cost the house."), day="at",
            by=(By("cause", _("Cause")), By("responsible__name", _("Responsible"))), screen="workshop.comebacks", better="down", posts=LEADERS),
    Measure("workshop.on_time", _("Promises kept"), "percent", "service_manager", Ratio(Count(Q(ready_at__lte=PROMISED)), Count()), ready,
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
    Measure("workshop.comeback_rate", _("Comeback rate"), "percent", "service_manager", Ratio("workshop.comeback_count", "workshop.arrivals"),
            definition=_("Cars come back ÷ cars in."), better="down", posts=LEADERS),
    Measure("workshop.arrivals", _("Cars in"), "cars", "service_manager", Count(), arrivals, _("Work orders opened and not void."), day="arrived_at",
            by=(By("kind", _("Kind")), By("adviser__name", _("Adviser"))), screen="workshop.orders", posts=LEADERS, desk=("service_manager",)),
    Measure("workshop.appointment_rate", _("Cars by appointment"), "percent", "service_manager", Ratio(Count(Q(appointment__isnull=False)), Count()),
            arrivals, _("Cars in by appointment ÷ cars in."), by=(By("adviser__name", _("Adviser")),), screen="workshop.orders",
            posts=(*LEADERS, "customer_service_manager")),
    Measure("workshop.no_show_rate", _("Did not come"), "percent", "service_manager", Ratio(Count(Q(state="no_show")), Count()), expected,
            _("Appointments that did not come ÷ appointments that came or did not."), by=(By("source", _("Came by")),), screen="workshop.appointments",
            better="down", posts=(*LEADERS, "customer_service_manager")),
    Measure("workshop.claimed", _("Claimed from the maker"), "CNY", "service_manager", Sum("amount_ex"), answered,
            _("Claims the maker answered, without VAT."), day="answered_on", by=(By("order__kind", _("Kind")), By("state", _("State"))),
            screen="workshop.claims", posts=("warranty_clerk", "finance_manager")),
    Measure("workshop.granted", _("Granted by the maker"), "CNY", "service_manager", Sum("granted_ex"), answered,
            _("What the maker granted of the claims he answered, without VAT."), day="answered_on", screen="workshop.claims",
            posts=("warranty_clerk", "finance_manager")),
    Measure("workshop.claims_accepted", _("Claims accepted"), "percent", "service_manager", Ratio(Count(Q(state__in=("granted", "paid"))), Count()), answered,
            _("Claims granted in full ÷ claims answered."), by=(By("place", _("Place of the fault")),), screen="workshop.claims",
            posts=("warranty_clerk",), desk=("warranty_clerk",)),
    Measure("workshop.right_visits", _("Cars out and not come back"), "cars", "service_manager", Minus("workshop.visits", "workshop.comeback_count"),
            definition=_("Cars out − cars come back."), posts=LEADERS),
    Measure("workshop.first_right", _("Right the first time"), "percent", "service_manager", Ratio("workshop.right_visits", "workshop.visits"),
            definition=_("Cars out and not come back ÷ cars out."), posts=LEADERS),
    Measure("workshop.handed_on_time", _("Handed back on time"), "percent", "service_manager", Ratio(Count(Q(delivered_at__lte=PROMISED)), Count()),
            handed_back, _("Cars handed back by the promised time ÷ cars handed back."), by=(By("adviser__name", _("Adviser")),),
            screen="workshop.orders", posts=LEADERS, desk=("service_manager",)),
    Measure("workshop.same_day", _("Handed back the same day"), "percent", "service_manager", Ratio(Count(Q(delivered_at__date=F("arrived_at__date"))), Count()),
            handed_back, _("Cars handed back on the day they came ÷ cars handed back."), screen="workshop.orders", posts=LEADERS),
    Measure("workshop.bays", _("Bays"), "times", "service_manager", Count(), bays, _("Bays in use, without car wash and final inspection."),
            kind="level", by=(By("kind", _("Kind")),), screen="workshop.bays", posts=LEADERS),
    Measure("workshop.bay_hours", _("Hours in bays"), "hours", "service_manager", Sum("hours"), in_bays, _("Clocked hours of cars that stand in a bay."),
            day="ended_at", by=(By("order__bay__name", _("Bay")),), screen="workshop.clockings", posts=LEADERS),
    Measure("workshop.bay_use", _("Use of the bays"), "percent", "service_manager", Ratio("workshop.bay_hours", "workshop.bay_capacity"),
            definition=_("Hours in bays ÷ capacity of the bays."), posts=LEADERS),
    Measure("workshop.bay_capacity", _("Capacity of the bays"), "hours", "service_manager", Sum("hours"), bay_time,
            _("Bays in use × days the store is open × hours of a day × the share of it that work fills."),
            kind="level", by=(By("kind", _("Kind")),), screen="workshop.bays", posts=LEADERS),
    Measure("workshop.bay_turns", _("Cars per bay and day"), "times", "service_manager", Ratio("workshop.visits", "workshop.bays", lambda span: 1 / _days(span)),
            definition=_("Cars out ÷ bays ÷ days of the period."), posts=LEADERS),
    Measure("workshop.bay_output", _("Output per bay and month"), "CNY", "service_manager", Ratio("workshop.output", "workshop.bays", lambda span: 1 / Decimal(span.months)),
            definition=_("Repair output ÷ bays ÷ months."), posts=LEADERS),
    Measure("workshop.part_faults", _("Comebacks by a faulty part"), "cars", "service_manager", Count(), faulty_parts, _("Comebacks whose cause is a part."),
            day="at", by=(By("part__display_no", _("Faulty part")), By("part__brand__name", _("Brand"))), screen="workshop.comebacks", better="down",
            posts=(*LEADERS, "parts_manager")),
    Measure("workshop.parts_fitted", _("Part lines fitted"), "lines", "service_manager", Count(), fitted, _("Part lines of settled orders."),
            day="order__settled_at", by=(By("code", _("Part number")),), columns=FITTED, posts=(*LEADERS, "parts_manager")),
    Measure("workshop.part_fault_rate", _("Fault rate of parts"), "percent", "service_manager", Ratio("workshop.part_faults", "workshop.parts_fitted"),
            definition=_("Comebacks by a faulty part ÷ part lines fitted."), better="down", posts=(*LEADERS, "parts_manager")),
    Measure("workshop.reinspected", _("Cars re-inspected"), "cars", "service_manager", Count(), reinspected, _("Finished cars that were looked at once more at random."),
            day="at", by=(By("employee__name", _("Inspector")),), screen="workshop.inspections", posts=LEADERS),
    Measure("workshop.reinspection_rate", _("Random re-inspection"), "percent", "service_manager", Ratio("workshop.reinspected", "workshop.visits"),
            definition=_("Cars re-inspected ÷ cars out; at least 5 % is the custom."), posts=LEADERS, desk=("service_manager",)),
    Measure("workshop.prepaid", _("Owed on packages and cards"), "CNY", "service_manager", Sum(scaled(F("price_inc") - F("spent_inc") - F("refunded_inc"), MoneyField())), prepaid,
            _("Paid for packages and cards in use less what was used, with VAT; known for today."), kind="now",
            by=(By("offer__name", _("Package")),), screen="workshop.packages", better="down", posts=("service_advisor", "finance_manager")),
    Measure("workshop.rescued_in_time", _("Rescues in time"), "percent", "service_manager", Ratio(Count(Q(arrived_at__lte=F("due_at"))), Count()), rescues,
            _("Calls for help where somebody came within the promised minutes ÷ calls to which somebody came."), by=(By("technician__name", _("Technician")),),
            screen="workshop.rescues", posts=LEADERS),
)  # fmt: skip
