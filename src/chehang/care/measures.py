"""Measures of customer care (kpis E.4)."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, add_measures, within

from .models import FollowUp

BY_CALL = (By("trigger__title", _("Care call")), By("agent__name", _("Agent")))


def due(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Calls due in the span that were not cancelled."""
    return within(rows(FollowUp, who).exclude(state="cancelled"), "due_at", span)


def prescribed(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Calls due in the span whose time is prescribed."""
    return due(who, span).filter(prescribed=True)


def ended(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Calls that ended in the span."""
    return within(rows(FollowUp, who).filter(state__in=("done", "unreached")), "ended_at", span)


def waiting(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Calls to be made."""
    return rows(FollowUp, who).filter(state="open")


add_measures(
    Measure("care.calls_done", _("Follow-up rate"), "percent", "customer_service_manager",
            Ratio(Count(Q(state__in=("done", "unreached", "waiting"))), Count()), due,
            _("Calls made ÷ calls due in the period; three attempts at different hours count as made."), day="due_at", by=BY_CALL, screen="care.calls",
            posts=("care_agent",)),
    Measure("care.calls_in_time", _("Contacted in the prescribed time"), "percent", "customer_service_manager",
            Ratio(Count(Q(in_time=True)), Count()), prescribed,
            _("Customers contacted within the prescribed time ÷ customers to be contacted (after delivery, service, shipping, complaints)."),
            day="due_at", by=BY_CALL, screen="care.calls", posts=("care_agent",), desk=("customer_service_manager",), desk_span="month"),
    Measure("care.contact_rate", _("Contact rate"), "percent", "customer_service_manager",
            Ratio(Count(Q(contacted_at__isnull=False)), Count()), ended, _("Calls in which somebody answered ÷ calls ended."),
            day="ended_at", by=BY_CALL, screen="care.calls", posts=("care_agent",)),
    Measure("care.calls_waiting", _("Calls to be made"), "documents", "customer_service_manager", Count(), waiting,
            _("Calls planned and not made; known for today."), kind="now", by=BY_CALL, screen="care.calls", better="down", posts=("care_agent",), desk=("care_agent",)),
)  # fmt: skip
