"""Customers of the workshop who stay, who leave, who come for the services of their new car; complaints within two weeks."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import Count as Counted
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Variant, add_measures
from chehang.core.measures.spans import moments
from chehang.core.screens import Column
from chehang.parties.models import Customer
from chehang.stock.measures import months_before
from chehang.vehicles.models import CarModel
from chehang.work.models import CaseRecord
from chehang.workshop.kinds import OrderKind
from chehang.workshop.measures import OVER
from chehang.workshop.models import WorkOrder

CARE, SERVICE = "customer_service_manager", "service_manager"
WHO = (Column("code", _("Customer no."), link="parties.customers"), Column("name", _("Customer")))
SOLD = (
    Column("number", _("Order"), link="carsales.deals"),
    Column("customer.name", _("Customer")),
    Column("model.name", _("Car model")),
    Column("delivered_on", _("Handed over"), "date"),
    Column("first_service_on", _("First service on"), "date"),
)
BY_MODEL = (By("model__name", _("Car model")), By("consultant__name", _("Consultant")))
SERVICES = (OrderKind.FIRST, OrderKind.SERVICE)
TWO_WEEKS = timedelta(days=14)


def _visited(span: Span) -> Exists:
    """Whether a customer had a visit settled in a span."""
    return Exists(_visits(span))


def _visits(span: Span) -> QuerySet[WorkOrder]:
    begins, ends = moments(span)
    return WorkOrder.objects.filter(
        store_id=OuterRef("store_id"), customer_id=OuterRef("pk"), state__in=OVER, settled_at__gte=begins, settled_at__lt=ends,
    )  # fmt: skip


def _one(condition: Any) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _people(who: Actor | Context) -> QuerySet[Customer]:
    return rows(Customer, who).exclude(kind="walk_in")


def cohort(months: int) -> Any:
    """Those who were here so many months before the last one of the span, each with whether he was back since."""

    def rows_of(who: Actor | Context, span: Span) -> QuerySet[Customer]:
        month = Span.of("month", span.last)
        base = month.back(months)
        since = Span(base.following().first, span.last)
        return _people(who).filter(_visited(base)).annotate(gone=_one(~_visited(since)))

    return rows_of


def known(who: Actor | Context, span: Span) -> QuerySet[Customer]:
    """Everybody who ever was here, each with whether he stayed away for twelve months."""
    ever, year = Span(Span.of("year", span.last).first.replace(year=2000), span.last), _year_until(span.last)
    return _people(who).filter(_visited(ever)).annotate(gone=_one(~_visited(year)))


def active(who: Actor | Context, span: Span) -> QuerySet[Customer]:
    """Those active at the start or at the end (a visit within twelve months), each with which of it; new ones did not stay."""
    start = span.first - timedelta(days=1)
    before, after = _year_until(start), _year_until(span.last)
    ever = Span(before.first.replace(year=2000), start)
    found = _people(who).filter(_visited(Span(before.first, span.last)))
    return found.annotate(was=_one(_visited(before)), stayed=_one(_visited(after) & _visited(ever)))


def _year_until(day: Any) -> Span:
    return Span(months_before(day, 12) + timedelta(days=1), day)


def due_for(k: int) -> Any:
    """Cars sold here whose k-th service falls due in the span, each with whether it had so many by its end.

    The first is due on the day told at the handing over, each later one a service interval of its model after that.
    """

    def rows_of(who: Actor | Context, span: Span) -> QuerySet[Deal]:
        found = rows(Deal, who).filter(state="delivered")
        if k == 1:
            found = found.filter(first_service_on__gte=span.first, first_service_on__lte=span.last)
        else:
            due = Q(pk__in=())
            for months in (
                CarModel.objects.exclude(service_months=0).values_list("service_months", flat=True).distinct()
            ):
                later = months * (k - 1)
                days = (months_before(span.first, later), months_before(span.last, later))
                due |= Q(model__service_months=months, first_service_on__gte=days[0], first_service_on__lte=days[1])
            found = found.filter(due)
        had = WorkOrder.objects.filter(
            store_id=OuterRef("store_id"), vehicle_id=OuterRef("car__vehicle_id"), kind__in=SERVICES, state__in=OVER,
            settled_at__lt=moments(span)[1],
        )  # fmt: skip
        services = Subquery(had.order_by().values("vehicle_id").annotate(n=Counted("pk")).values("n"))
        return found.annotate(services=Coalesce(services, 0)).annotate(came=_one(Q(services__gte=k)))

    return rows_of


def _service(k: int, title: Any, definition: Any) -> Measure:
    name = ("first", "second", "third")[k - 1]
    return Measure(
        f"insight.{name}_service_rate", title, "percent", SERVICE, Ratio(Count(Q(came=1)), Count()), due_for(k), definition,
        by=BY_MODEL, columns=SOLD, posts=(CARE, "service_advisor"),
    )  # fmt: skip


def two_weeks(who: Actor | Context, span: Span) -> QuerySet[CaseRecord]:
    """Complaints closed in the span, and those open at its end for more than two weeks."""
    begins, ends = moments(span)
    there = rows(CaseRecord, who).filter(complaint__isnull=False)
    closed = Q(closed_at__gte=begins, closed_at__lt=ends)
    old = Q(opened_at__lt=ends - TWO_WEEKS) & (Q(closed_at=None) | Q(closed_at__gte=ends))
    return there.filter(closed | old).annotate(closed=_one(closed))


LOST = Ratio(Count(Q(gone=1)), Count())

add_measures(
    Measure("insight.owners_lost", _("Customers lost"), "percent", CARE, LOST, cohort(6),
            _("Customers of the month six months ago who were not back since ÷ customers of that month; people, not visits. At most 20 %."),
            columns=WHO, better="down", posts=(SERVICE,),
            variants=(Variant("twelve_months", _("Customers of the month twelve months ago"), cohort(12)),)),
    Measure("insight.owners_away", _("Customers away for a year"), "percent", CARE, LOST, known,
            _("Customers whose last visit was more than 12 months ago ÷ customers who ever had one."), kind="level", columns=WHO, better="down", posts=(SERVICE,)),
    Measure("insight.owners_kept", _("Customers kept"), "percent", CARE, Ratio(Count(Q(stayed=1)), Count(Q(was=1))), active,
            _("Customers active at the end less the new ones ÷ customers active at the start; active is who had a visit within 12 months."),
            columns=WHO, posts=(SERVICE,)),
    _service(1, _("First-service rate"), _("Cars sold here that had their first service ÷ cars whose first service fell due in the period.")),
    _service(2, _("Second-service rate"), _("Cars sold here that had two services ÷ cars whose second service fell due in the period.")),
    _service(3, _("Third-service rate"), _("Cars sold here that had three services ÷ cars whose third service fell due in the period.")),
    Measure("insight.closed_in_two_weeks", _("Complaints closed within two weeks"), "percent", CARE, Ratio(Count(Q(closed=1)), Count()), two_weeks,
            _("Complaints closed ÷ complaints closed and those open for more than two weeks."), by=(By("level", _("Level")), By("owner__name", _("Owner"))),
            screen="work.cases"),
)  # fmt: skip
