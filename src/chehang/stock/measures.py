"""Measures of the goods book: value, turns, days of supply, what lies too long."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.core import measures
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField, QuantityField
from chehang.core.measures import By, Count, Mean, Measure, Ratio, Span, Variant, add_measures, within
from chehang.core.measures.asof import seen_moment
from chehang.core.measures.values import scaled
from chehang.core.screens import Column

from .models import Entry, Pool
from .models.balances import OWN
from .movements import MOVEMENTS

ISSUES = ("201", "202", "211", "212", "221", "231", "241", "251")  # returns of customers and workshop come off
OUTWARD = ("201", "211", "221", "231", "241", "251")
PLANNERS = ("parts_planner", "service_manager")
BY_PART = (
    By("part__category__name", _("Category")),
    By("part__brand__name", _("Brand")),
    By("part__quality", _("Quality")),
)
POOL = (
    Column("part.display_no", _("Part number"), link="catalogue.parts"),
    Column("part.name_cn", _("Name")),
    Column("held_quantity", _("Quantity"), "quantity"),
)
IDLE = (*POOL, Column("idle_since", _("Lies idle since"), "date"), Column("held", _("Value without VAT"), "money"))
ENTRY = (
    Column("business_date", _("Date"), "date", link="stock.entries"),
    Column("movement_title", _("Movement")),
    Column("part.display_no", _("Part number"), link="catalogue.parts"),
    Column("part.name_cn", _("Name")),
    Column("quantity", _("Quantity"), "quantity"),
)


def held(who: Actor | Context, span: Span) -> QuerySet[Pool]:
    """Each part's own goods at the end of the span: today's pool less everything dated (or, as of a moment, entered) later."""
    beyond, moment = Q(business_date__gt=span.last), seen_moment()
    if moment is not None:
        beyond |= Q(at__gt=moment)
    later = Entry.objects.filter(beyond, part_id=OuterRef("part_id"), store_id=OuterRef("store_id"), owner=OWN)
    sums = later.order_by().values("part_id")
    moved = Subquery(sums.annotate(s=Sum("value")).values("s"), output_field=MoneyField())
    gone = Subquery(sums.annotate(s=Sum("quantity")).values("s"), output_field=QuantityField())
    found = rows(Pool, who).filter(owner=OWN)
    return found.annotate(
        held=scaled(F("value") - Coalesce(moved, Value(Decimal(0), output_field=MoneyField())), MoneyField()),
        held_quantity=scaled(
            F("quantity") - Coalesce(gone, Value(Decimal(0), output_field=QuantityField())), QuantityField()
        ),
    ).exclude(held=Decimal(0), held_quantity=Decimal(0))


def idle(who: Actor | Context, span: Span) -> QuerySet[Pool]:
    """The same, each with the day of its last issue, or of its first receipt if it was never issued."""
    known = Entry.objects.filter(
        part_id=OuterRef("part_id"), store_id=OuterRef("store_id"), owner=OWN, business_date__lte=span.last
    )
    if (moment := seen_moment()) is not None:
        known = known.filter(at__lte=moment)
    last = known.filter(movement__in=OUTWARD).order_by("-business_date").values("business_date")[:1]
    first = known.order_by("business_date").values("business_date")[:1]
    return held(who, span).annotate(idle_since=Coalesce(Subquery(last), Subquery(first)))


def idle_for(months: int) -> Any:
    """The rows of stock, with whether a part had no issue for so many months."""

    def rows_of(who: Actor | Context, span: Span) -> QuerySet[Pool]:
        limit = months_before(span.last, months)
        return idle(who, span).annotate(dead=Case(When(idle_since__lt=limit, then=Value(1)), default=Value(0)))

    return rows_of


def aged(who: Actor | Context, span: Span) -> QuerySet[Pool]:
    """The rows of stock, in classes of how long they lie idle, in months."""
    limits = [(n, months_before(span.last, n)) for n in (3, 6, 12, 24)]
    cases = [When(idle_since__gte=day, then=Value(n)) for n, day in limits]
    return idle(who, span).annotate(age=Case(*cases, default=Value(99)))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    span = Span.of("month", day)
    for _again in range(months):
        span = span.back()
    return min(span.last, span.first.replace(day=min(day.day, span.last.day)))


def issues(who: Actor | Context, span: Span) -> QuerySet[Entry]:
    """Issues of own goods in the span, less what came back."""
    return within(rows(Entry, who).filter(owner=OWN, movement__in=ISSUES), "business_date", span)


def _month_share(span: Span) -> Decimal:
    return Decimal(12) / span.months


def _days(span: Span) -> Decimal:
    return Decimal(30) * span.months


def _movement(code: Any) -> str:
    return str(MOVEMENTS.get(code, code))


AGES = {3: _("up to 3 months"), 6: _("3 to 6 months"), 12: _("6 to 12 months"), 24: _("12 to 24 months"), 99: _("over 24 months")}  # fmt: skip
DEAD = Ratio(measures.Sum("held", Q(dead=1)), measures.Sum("held"))
NEVER = _("Stock without an issue for so long ÷ stock; a part never issued counts from its first receipt.")

add_measures(
    Measure("stock.value", _("Stock value without VAT"), "CNY", "parts_manager", measures.Sum("held"), held,
            _("Own goods at moving average cost at the end of the period."), kind="level", entered="-", by=BY_PART, columns=POOL, better="down",
            posts=PLANNERS, desk=("accountant", "finance_manager")),
    Measure("stock.parts", _("Parts in stock"), "articles", "parts_manager", Count(Q(held_quantity__gt=0)), held, _("Part numbers of which there are own goods."),
            kind="level", entered="-", by=BY_PART, columns=POOL, better="down", posts=PLANNERS),
    Measure("stock.issue_cost", _("Cost of issues"), "CNY", "parts_manager", measures.Sum("value", negative=True), issues,
            _("Issues to customers, workshop and house at cost, less what came back."), day="business_date",
            quantity=measures.Sum("quantity", negative=True),
            by=(By("movement", _("Movement"), _movement), *BY_PART), columns=ENTRY, posts=PLANNERS),
    Measure("stock.average", _("Average stock"), "CNY", "parts_manager", Mean("stock.value"),
            definition=_("Average of the stock at the start of the period and at the end of each month in it."), better="down", posts=PLANNERS),
    Measure("stock.turns", _("Turns of stock"), "times", "parts_manager", Ratio("stock.issue_cost", "stock.average", _month_share),
            definition=_("Cost of issues, as of a year, ÷ average stock at cost."), posts=PLANNERS),
    Measure("stock.days", _("Days of supply"), "days", "parts_manager", Ratio("stock.value", "stock.issue_cost", _days),
            definition=_("Stock ÷ monthly cost of issues × 30."), better="down", posts=PLANNERS),
    Measure("stock.to_issues", _("Stock to issues"), "times", "parts_manager", Ratio("stock.value", "stock.issue_cost", lambda span: Decimal(span.months)),
            definition=_("Stock at the end of the period ÷ monthly cost of issues."), better="down", posts=PLANNERS),
    Measure("stock.dead_share", _("Share of dead stock"), "percent", "parts_manager", DEAD, idle_for(12), NEVER, kind="level", entered="-", by=BY_PART, columns=IDLE,
            better="down", posts=PLANNERS,
            variants=(Variant("seven_months", _("7 months without an issue"), idle_for(7)), Variant("two_years", _("24 months without an issue"), idle_for(24)))),
    Measure("stock.dead_value", _("Dead stock"), "CNY", "parts_manager", measures.Sum("held", Q(dead=1)), idle_for(12),
            _("Stock without an issue for 12 months; a part never issued counts from its first receipt."), kind="level", entered="-", by=BY_PART, columns=IDLE,
            better="down", posts=PLANNERS),
    Measure("stock.ageing", _("Stock by age"), "CNY", "parts_manager", measures.Sum("held"), aged, _("Stock by the months since the last issue, or the first receipt."),
            kind="level", entered="-", by=(By("age", _("Idle for"), lambda n: str(AGES.get(int(n), n))), *BY_PART), columns=IDLE, better="down", posts=PLANNERS),
)  # fmt: skip
