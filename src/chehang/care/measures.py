"""Measures of customer care (kpis E.4)."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Minus, Ratio, Span, Sum, add_measures, within
from chehang.work.models import CaseRecord

from .kinds import Event
from .models import CallScore, FollowUp, Survey

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


def renewals(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Of each insurance that ended in the span the last call."""
    mine = rows(FollowUp, who).filter(trigger__event=Event.INSURANCE, anchor__gte=span.first, anchor__lte=span.last)
    later = FollowUp.objects.filter(
        vehicle=OuterRef("vehicle"), anchor=OuterRef("anchor"), trigger__event=Event.INSURANCE, pk__gt=OuterRef("pk")
    ).exclude(state="cancelled")
    return mine.exclude(state="cancelled").exclude(Exists(later))


def lost(who: Actor | Context, span: Span) -> QuerySet[FollowUp]:
    """Calls to customers who stayed away, ended in the span."""
    return ended(who, span).filter(trigger__event=Event.LOST)


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


def answered(who: Actor | Context, span: Span) -> QuerySet[Survey]:
    """Surveys answered in the span; those of a flagged device do not count."""
    return within(rows(Survey, who).filter(state="answered", flagged=False), "answered_at", span)


def recommending(who: Actor | Context, span: Span) -> QuerySet[Survey]:
    """Of these, those that say whether they would recommend us."""
    return answered(who, span).filter(recommends__isnull=False)


def scored(who: Actor | Context, span: Span) -> QuerySet[CallScore]:
    """Calls listened to in the span."""
    return within(rows(CallScore, who).filter(state="scored"), "scored_at", span)


def of_study(study: str) -> Callable[[Actor | Context, Span], QuerySet[Survey]]:
    """Answered surveys of a study that have an index."""
    return lambda who, span: answered(who, span).filter(questionnaire__study=study, index__isnull=False)


BY_SURVEY = (By("person__name", _("Served by")), By("questionnaire__title", _("Questionnaire")), By("channel", _("By")))
MANAGER = "customer_service_manager"
BY_CASE = (
    By("cause", _("Cause")),
    By("complaint__category", _("Category")),
    By("level", _("Level")),
    By("complaint__step", _("Step")),
    By("complaint__person__name", _("About whom")),
    By("complaint__part__display_no", _("Part")),
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
    Measure("care.renewal_rate", _("Renewal rate of insurances"), "percent", MANAGER, Ratio(Count(Q(renewal="won")), Count()), renewals,
            _("Insurances renewed with us ÷ insurances that ended in the period and were followed up."), day="anchor",
            by=(By("why", _("Reason")), By("elsewhere", _("Insurer or workshop now")), By("agent__name", _("Agent"))), screen="care.calls", better="up",
            posts=("care_agent", "sales_manager", "service_manager")),
    Measure("care.stay_away", _("Customers asked why they stay away"), "documents", MANAGER, Count(), lost,
            _("Calls to customers without a visit for long that ended in the period, by their reason and the workshop they go to."), day="ended_at",
            by=(By("why", _("Reason")), By("elsewhere", _("Insurer or workshop now")), By("agent__name", _("Agent"))), screen="care.calls",
            posts=("care_agent", "service_manager")),
    Measure("care.compensation", _("Compensation for complaints"), "CNY", MANAGER, Sum("compensation"), closed,
            _("Compensation of complaints closed in the period."), day="closed_at", by=BY_CASE, screen="work.cases", better="down"),
    Measure("care.complaints", _("Complaints of customers"), "documents", "customer_service_manager", Count(), complaints,
            _("Complaints opened in the period; split by cause they are the Pareto."), day="opened_at", by=BY_CASE, screen="work.cases", better="down", desk=("customer_service_manager",), desk_span="month"),
    Measure("care.complaints_in_time", _("Complaints closed in time"), "percent", "customer_service_manager", Ratio(Count(Q(late=False)), Count()), closed,
            _("Complaints closed before the end of their clock ÷ complaints closed."), day="closed_at", by=BY_CASE, screen="work.cases"),
    Measure("care.response_rate", _("Response rate"), "percent", "customer_service_manager", Ratio(Count(Q(state="answered")), Count()), sent,
            _("Surveys answered ÷ surveys sent in the period."), day="sent_at", by=(By("questionnaire__title", _("Questionnaire")), By("channel", _("By")), By("person__name", _("Served by"))), screen="care.surveys"),
    Measure("care.complaints_repeated", _("Repeated complaints"), "percent", MANAGER, Ratio(Count(Q(complaint__repeated=True)), Count()), complaints,
            _("Complaints of customers who complained within ninety days before ÷ complaints."), day="opened_at", by=BY_CASE, screen="work.cases", better="down"),
    Measure("care.complaints_satisfied", _("Satisfied after a complaint"), "percent", MANAGER, Ratio(Count(Q(satisfied=True)), Count()), closed,
            _("Complaints closed to the customer's satisfaction ÷ complaints closed."), day="closed_at", by=BY_CASE, screen="work.cases", better="up"),
    Measure("care.csi", _("Service satisfaction (CSI)"), "index", MANAGER, Ratio(Sum("index"), Count()), of_study("csi"),
            _("Mean index of answered service surveys, 0 to 1000."), day="answered_at", by=BY_SURVEY, screen="care.surveys", better="up",
            posts=("service_manager",), desk=(MANAGER, "service_manager"), desk_span="month"),
    Measure("care.ssi", _("Sales satisfaction (SSI)"), "index", MANAGER, Ratio(Sum("index"), Count()), of_study("ssi"),
            _("Mean index of answered sales surveys, 0 to 1000."), day="answered_at", by=BY_SURVEY, screen="care.surveys", better="up",
            posts=("sales_manager",), desk=(MANAGER, "sales_manager"), desk_span="month"),
    Measure("care.promoters", _("Promoters"), "percent", MANAGER, Ratio(Count(Q(recommends__gte=9)), Count()), recommending,
            _("Answers of 9 or 10 to “would you recommend us” ÷ answers."), day="answered_at", by=BY_SURVEY, screen="care.surveys", better="up"),
    Measure("care.detractors", _("Detractors"), "percent", MANAGER, Ratio(Count(Q(recommends__lte=6)), Count()), recommending,
            _("Answers of 0 to 6 to “would you recommend us” ÷ answers."), day="answered_at", by=BY_SURVEY, screen="care.surveys", better="down"),
    Measure("care.nps", _("Net promoter score (NPS)"), "percent", MANAGER, Minus("care.promoters", "care.detractors"),
            definition=_("Share of promoters − share of detractors."), better="up"),
    Measure("care.quality", _("Quality of calls"), "points", MANAGER, Ratio(Sum("total"), Count()), scored,
            _("Mean of the points given to calls listened to, 0 to 100."), day="scored_at", by=(By("agent__name", _("Agent")),), screen="care.call_quality", better="up"),
)  # fmt: skip
