"""Measures of purchasing: what is ordered, how urgent, how punctual, and what the quota leaves."""

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.measures import By, Each, Measure, Minus, Plus, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import Count
from chehang.core.money import line_amount
from chehang.core.screens import Column
from chehang.warehouse.models import Inbound

from .kinds import OrderKind
from .models import CapitalQuota, Order, OrderLine
from .quota import current
from .shares import OPEN

URGENT = (OrderKind.URGENT, OrderKind.VOR, OrderKind.ACCIDENT)
PLANNERS = ("parts_planner",)
BY_ORDER = (
    By("supplier__name", _("Supplier")),
    By("kind", _("Kind")),
    By("author__name", _("Author")),
)
OPEN_LINE = (
    Column("order.number", _("Order"), link="purchasing.orders"),
    Column("order.supplier.name", _("Supplier")),
    Column("order.state", _("State"), "state"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("received", _("Received"), "quantity"),
    Column("price_ex", _("Price without VAT"), "cost"),
)


def sent(who: Actor | Context, span: Span) -> QuerySet[Order]:
    """Orders placed with a supplier in the span."""
    return within(rows(Order, who).exclude(state="cancelled"), "sent_at", span)


def open_lines(who: Actor | Context, span: Span) -> QuerySet[OrderLine]:
    """Lines of reviewed and placed orders of which something is still to come."""
    return rows(OrderLine, who).filter(order__state__in=OPEN, received__lt=F("quantity"))


def promised(who: Actor | Context, span: Span) -> QuerySet[Order]:
    """Orders that were to be here in the span, each with whether all of it was here by then."""
    last = Inbound.objects.filter(
        store_id=OuterRef("store_id"), document="purchasing.order", object_id=OuterRef("pk"), posted_at__isnull=False
    )
    arrived = Subquery(last.order_by("-posted_at").values("posted_at")[:1])
    found = within(rows(Order, who).filter(sent_at__isnull=False).exclude(state="cancelled"), "required_on", span)
    punctual = Q(state__in=("received", "closed"), arrived_on__lte=F("required_on"))
    return found.annotate(arrived_on=TruncDate(arrived, tzinfo=STORE_TIME)).annotate(
        punctual=Case(When(punctual, then=Value(1)), default=Value(0))
    )


def quota(who: Actor | Context, span: Span) -> QuerySet[CapitalQuota]:
    """The quota that holds on the last day, and what was granted on top for a time."""
    found = current(who, span.last)
    return rows(CapitalQuota, who).filter(pk__in=found.rows if found else ())


add_measures(
    Measure("purchasing.ordered", _("Ordered"), "CNY", "parts_manager", Sum("amount_ex"), sent, _("Orders placed with suppliers, without VAT."),
            day="sent_at", by=BY_ORDER, screen="purchasing.orders", posts=PLANNERS),
    Measure("purchasing.orders", _("Orders placed"), "documents", "parts_manager", Count(), sent, _("Orders placed with suppliers."),
            day="sent_at", by=BY_ORDER, screen="purchasing.orders", posts=PLANNERS),
    Measure("purchasing.urgent_share", _("Urgent-order rate"), "percent", "parts_manager", Ratio(Sum("amount_ex", Q(kind__in=URGENT)), Sum("amount_ex")), sent,
            _("Urgent order amount (urgent, vehicle off road, accident) ÷ all order amount, without VAT."), day="sent_at", by=BY_ORDER,
            screen="purchasing.orders", better="down", posts=PLANNERS),
    Measure("purchasing.punctuality", _("Punctual orders"), "percent", "parts_manager", Ratio(Count(Q(punctual=1)), Count()), promised,
            _("Orders complete by the day they were required ÷ orders required in the period."), by=(BY_ORDER[0], BY_ORDER[1]),
            screen="purchasing.orders", posts=PLANNERS),
    Measure("purchasing.on_order", _("On order"), "CNY", "parts_manager", Each(lambda line: line_amount(line.outstanding, line.price_ex)), open_lines,
            _("What reviewed and placed orders will still bring, at order prices without VAT; known for today."), kind="now",
            by=(By("order__supplier__name", _("Supplier")), By("order__state", _("State"))), columns=OPEN_LINE, better="down",
            posts=PLANNERS, desk=("parts_planner", "parts_manager", "finance_manager")),
    Measure("purchasing.quota", _("Capital quota"), "CNY", "parts_manager", Sum("amount"), quota, _("The inventory capital quota that holds at the end of the period."),
            kind="level", screen="purchasing.quotas", posts=PLANNERS),
    Measure("purchasing.free_quota", _("Free in the capital quota"), "CNY", "parts_manager", Minus("purchasing.quota", "stock.value", "purchasing.on_order"),
            definition=_("Quota less stock less what is on order; known for today."), kind="now", posts=PLANNERS,
            desk=("parts_planner", "parts_manager", "finance_manager")),
    Measure("purchasing.quota_use", _("Use of the capital quota"), "percent", "parts_manager",
            Ratio(Plus("stock.value", "purchasing.on_order"), "purchasing.quota"), definition=_("(Stock + on order) ÷ quota; known for today."),
            kind="now", better="down", posts=PLANNERS),
)  # fmt: skip
