"""Parts: true turns, what the shelf fills for counter and workshop together, what nobody wants."""

from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Plus, Ratio, Span, Sum, add_measures, within
from chehang.core.models import Transition
from chehang.core.screens import Column
from chehang.purchasing.measures import URGENT
from chehang.purchasing.models import Order
from chehang.stock.measures import IDLE, OUTWARD, idle, months_before
from chehang.stock.models import Entry, Pool
from chehang.warehouse.models import InboundLine, Shortage
from chehang.workshop.measures import arrivals
from chehang.workshop.models import RequisitionLine, WorkOrder

PARTS, PLANNERS = "parts_manager", ("parts_planner",)
ASKED = (
    Column("requisition.number", _("Requisition"), link="workshop.requisitions"),
    Column("requisition.order.number", _("Work order"), link="workshop.orders"),
    Column("requisition.asked_at", _("Asked for"), "datetime"),
    Column("line.code", _("Part number")),
    Column("line.text", _("What")),
    Column("quantity", _("Quantity"), "quantity"),
)
CAME = (
    Column("inbound.number", _("Delivery"), link="warehouse.deliveries"),
    Column("inbound.posted_at", _("Posted at"), "datetime"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("accepted", _("Accepted"), "quantity"),
    Column("value_ex", _("Value without VAT"), "money"),
)
BY_TECHNICIAN = (By("requisition__technician__name", _("Technician")), By("line__code", _("Part number")))


def for_stock(who: Actor | Context, span: Span) -> QuerySet[InboundLine]:
    """Goods booked in the span that no urgent order brought."""
    urgent = Order.objects.filter(
        pk=OuterRef("inbound__object_id"), store_id=OuterRef("store_id"), kind__in=[k.value for k in URGENT]
    )
    found = within(rows(InboundLine, who), "inbound__posted_at", span)
    return found.exclude(Q(inbound__document="purchasing.order") & Exists(urgent))


def asked(who: Actor | Context, span: Span) -> QuerySet[RequisitionLine]:
    """Lines technicians asked for in the span."""
    found = rows(RequisitionLine, who).exclude(requisition__state="cancelled")
    return within(found, "requisition__asked_at", span)


def given(who: Actor | Context, span: Span) -> QuerySet[RequisitionLine]:
    """Of these, those of which the keeper found all that was asked."""
    short = Shortage.objects.filter(
        store_id=OuterRef("store_id"),
        part_id=OuterRef("line__part_id"),
        outbound__document="workshop.requisition",
        outbound__object_id=OuterRef("requisition_id"),
    )
    return asked(who, span).exclude(Exists(short))


def waited(who: Actor | Context, span: Span) -> QuerySet[WorkOrder]:
    """Cars in, each with whether it ever waited for a part."""
    stops = Transition.objects.filter(machine="workshop.order", object_id=OuterRef("pk"), target="wait_parts")
    return arrivals(who, span).annotate(lacked=_one(Exists(stops)))


def unsold(who: Actor | Context, span: Span) -> QuerySet[Pool]:
    """The rows of stock, with whether nothing of the part was sold or used for twelve months, new or not."""
    year = months_before(span.last, 12)
    used = Entry.objects.filter(
        store_id=OuterRef("store_id"), part_id=OuterRef("part_id"), movement__in=OUTWARD,
        business_date__gt=year, business_date__lte=span.last,
    )  # fmt: skip
    return idle(who, span).annotate(unsold=_one(~Exists(used)))


def _one(condition: Any) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _year(span: Span) -> Decimal:
    return Decimal(12) / span.months


BY_PART = (By("part__category__name", _("Category")), By("part__brand__name", _("Brand")))

add_measures(
    Measure("insight.stock_bought", _("Bought for the stock"), "CNY", PARTS, Sum("value_ex"), for_stock,
            _("Goods booked into the stock that no urgent order brought, without VAT."), day="inbound__posted_at", columns=CAME, posts=PLANNERS,
            by=(By("inbound__supplier__name", _("Supplier")), By("part_no", _("Part number")))),
    Measure("insight.purchase_efficiency", _("Purchase efficiency"), "percent", PARTS, Ratio("insight.stock_bought", "stock.issue_cost"),
            definition=_("Bought for the stock ÷ cost of issues; 85–95 % is usual."), posts=PLANNERS),
    Measure("insight.true_turns", _("True turns"), "times", PARTS, Ratio("insight.stock_bought", "stock.average", _year),
            definition=_("Turns of stock × purchase efficiency: bought for the stock, as of a year, ÷ average stock; what was ordered in a hurry turned no shelf. At least 5."),
            posts=PLANNERS),
    Measure("insight.unsold_share", _("Share of parts nobody wanted"), "percent", PARTS, Ratio(Sum("held", Q(unsold=1)), Sum("held")), unsold,
            _("Stock of parts of which nothing was sold or used for 12 months ÷ stock; parts that are new here count, too."), kind="level",
            entered="-", by=BY_PART, columns=IDLE, better="down", posts=PLANNERS),
    Measure("insight.workshop_asked", _("Lines the workshop asked for"), "lines", PARTS, Count(), asked, _("Lines of requisitions that were not taken back."),
            day="requisition__asked_at", by=BY_TECHNICIAN, columns=ASKED, posts=(*PLANNERS, "service_manager")),
    Measure("insight.workshop_given", _("Lines the shelf gave the workshop"), "lines", PARTS, Count(), given,
            _("Lines of requisitions of which the keeper found all that was asked."), day="requisition__asked_at", by=BY_TECHNICIAN, columns=ASKED,
            posts=(*PLANNERS, "service_manager")),
    Measure("insight.workshop_fill", _("Fill rate of the workshop"), "percent", PARTS, Ratio("insight.workshop_given", "insight.workshop_asked"),
            definition=_("Lines the shelf gave the workshop ÷ lines it asked for."), posts=(*PLANNERS, "service_manager")),
    Measure("insight.fill_rate", _("Fill rate of counter and workshop"), "percent", PARTS,
            Ratio(Plus("counter.filled_lines", "insight.workshop_given"), Plus("counter.asked_lines", "insight.workshop_asked")),
            definition=_("Lines filled from the own shelf ÷ all lines asked for, of counter and workshop together."), posts=PLANNERS),
    Measure("insight.part_wait_rate", _("Cars that lacked a part"), "percent", PARTS, Ratio(Count(Q(lacked=1)), Count()), waited,
            _("Cars in that waited for a part ÷ cars in."), by=(By("adviser__name", _("Adviser")),), screen="workshop.orders", better="down",
            posts=(*PLANNERS, "service_manager")),
)  # fmt: skip
