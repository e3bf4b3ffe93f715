"""Whom and what the measures of car sales count: each gives the rows of a span."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Span, within
from chehang.core.measures.spans import moments
from chehang.core.models import Transition

from .models import Car, Challenge, Deal, Drive, FloorLoan, Lead, Visit

SELLERS = ("sales_consultant",)
OWNER = "sales_manager"
BY_VISIT = (By("consultant__name", _("Consultant")), By("wanted", _("Model wanted")))
BY_DEAL = (
    By("consultant__name", _("Consultant")),
    By("model__name", _("Car model")),
    By("payment", _("Way of paying")),
)
BY_CAR = (By("model__name", _("Car model")), By("place", _("Place")), By("outlet__name", _("Outlet")))
BY_LEAD = (By("consultant__name", _("Consultant")), By("source", _("Source")), By("level", _("Level")))


def visits(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Everybody who came in."""
    return within(rows(Visit, who), "came_at", span)


def intending(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Those who think of buying."""
    return visits(who, span).filter(intent=True)


def new_ones(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Those who think of buying and are here for the first time."""
    return intending(who, span).filter(first=True)


def registered(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Of the new ones, those who left a phone."""
    return new_ones(who, span).filter(lead__isnull=False)


def leads(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads registered in the span."""
    return within(rows(Lead, who), "registered_on", span)


def came(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that were not walk-ins and came."""
    return valid(who, span).filter(came_on__isnull=False)


def valid(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that have to be invited: all but those who walked in."""
    return leads(who, span).exclude(source="walk_in")


def came_again(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Registered customers whose second visit lies in the span."""
    return within(rows(Lead, who), "came_again_on", span)


def drives(who: Actor | Context, span: Span) -> QuerySet[Drive]:
    """Test drives of the span."""
    return within(rows(Drive, who), "started_at", span)


def lost(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span whose loss was verified."""
    return leads(who, span).filter(state="lost")


def orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span that were not called off."""
    return within(rows(Deal, who).exclude(state="cancelled"), "ordered_on", span)


def driven_orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Of these, those of customers who had a test drive."""
    return orders(who, span).filter(Exists(Drive.objects.filter(lead=OuterRef("lead"))))


def deliveries(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over in the span."""
    return within(rows(Deal, who).filter(state="delivered"), "delivered_on", span)


def in_stock(who: Actor | Context, span: Span) -> QuerySet[Car]:
    """Cars that were ours at the end of the span, wherever they stood."""
    return rows(Car, who).filter(Q(left_on=None) | Q(left_on__gt=span.last), bought_on__lte=span.last)


def standing(who: Actor | Context, span: Span) -> QuerySet[Car]:
    """Of these, cars bought more than ninety days before."""
    return in_stock(who, span).filter(bought_on__lt=span.last - timedelta(days=90))


def open_orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders that waited for their car at the end of the span; one called off later waited then."""
    later = Transition.objects.filter(
        machine="carsales.deal", object_id=OuterRef("pk"), target="cancelled", at__gte=moments(span)[1]
    )
    there = Q(state__in=("submitted", "authorised", "delivered")) | Q(Exists(later), state="cancelled")
    return rows(Deal, who).filter(
        there, Q(delivered_on=None) | Q(delivered_on__gt=span.last), ordered_on__lte=span.last
    )


def financed(who: Actor | Context, span: Span) -> QuerySet[FloorLoan]:
    """Loans on cars that ran at the end of the span."""
    return rows(FloorLoan, who).filter(Q(repaid_on=None) | Q(repaid_on__gt=span.last), drawn_on__lte=span.last)


def by_owners(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over to who owns one of ours or was sent by an owner."""
    return deliveries(who, span).filter(lead__source__in=("owner", "referral"))


def given_up(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that were given up, verified or not."""
    return leads(who, span).filter(state__in=("given_up", "lost"))


def challenged(who: Actor | Context, span: Span) -> QuerySet[Challenge]:
    """Cars at outlets that had to be shown, drawn by chance."""
    return within(rows(Challenge, who).filter(daily=False).exclude(state="asked"), "asked_at", span)


def daily(who: Actor | Context, span: Span) -> QuerySet[Challenge]:
    """Cars at outlets that were to be shown by the evening."""
    return within(rows(Challenge, who).filter(daily=True).exclude(state="asked"), "asked_at", span)
