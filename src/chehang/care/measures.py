"""Measures of customer care (kpis E.4)."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, add_measures, within
from chehang.work.models import CaseRecord

from .models import FollowUp, Survey

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


def complaints(who: Actor | Context, span: Span) -> QuerySet[CaseRecord]:
    """Complaints of customers opened in the span."""
    return within(rows(CaseRecord, who).filter(complaint__isnull=False), "opened_at", span)


def closed(who: Actor | Context, span: Span) -> QuerySet[CaseRecord]:
    """Complaints closed in the span."""
    return within(rows(CaseRecord, who).filter(complaint__isnull=False, state="closed"), "closed_at", span)


def sent(who: Actor | Context, span: Span) -> QuerySet[Survey]:
    """Surveys sent in the span."""
    return within(rows(Survey, who), "sent_at", span)


BY_CASE = (
    By("cause", _("Cause")),
    By("complaint__category", _("Category")),
    By("level", _("Level")),
    By("owner__name", _("Owner")),
)

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
    Measure("care.complaints", _("Complaints of customers"), "documents", "customer_service_manager", Count(), complaints,
            _("Complaints opened in the period; split by cause they are the Pareto."), day="opened_at", by=BY_CASE, screen="work.cases", better="down", desk=("customer_service_manager",), desk_span="month"),
    Measure("care.complaints_in_time", _("Complaints closed in time"), "percent", "customer_service_manager", Ratio(Count(Q(late=False)), Count()), closed,
            _("Complaints closed before the end of their clock ÷ complaints closed."), day="closed_at", by=BY_CASE, screen="work.cases"),
    Measure("care.response_rate", _("Response rate"), "percent", "customer_service_manager", Ratio(Count(Q(state="answered")), Count()), sent,
            _("Surveys answered ÷ surveys sent in the period."), day="sent_at", by=(By("questionnaire__title", _("Questionnaire")), By("channel", _("By")), By("person__name", _("Served by"))), screen="care.surveys"),
)  # fmt: skip
