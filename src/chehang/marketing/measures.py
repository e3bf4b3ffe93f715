"""Measures of marketing (kpis E.3): leads, what is spent, what a lead, a visit and an order cost, what campaigns bring."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Deal, Lead
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Measure, Plus, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.screens import Column

from .models import Campaign, Guest, Placement

OWNER, READS = "marketing_manager", ("marketing_specialist", "sales_manager")
BY_LEAD = (By("source", _("Source")), By("channel", _("Channel")), By("campaign", _("Campaign")))
BY_MEDIUM = (By("medium", _("Medium")), By("kind", _("Kind")))
BY_CAMPAIGN = (By("title", _("Campaign")), By("kind", _("Kind")))


def leads(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads that did not just walk in."""
    return within(rows(Lead, who).exclude(source="walk_in"), "registered_on", span)


def visited(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Of these, those that came to the store."""
    return leads(who, span).filter(came_on__isnull=False)


def ordered(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span that go back to such leads."""
    return within(rows(Deal, who).exclude(state="cancelled").exclude(lead__source="walk_in"), "ordered_on", span)


def placed(who: Actor | Context, span: Span) -> QuerySet[Placement]:
    """Advertisements of the weeks that begin in the span."""
    return within(rows(Placement, who), "week", span)


def held(who: Actor | Context, span: Span) -> QuerySet[Campaign]:
    """Campaigns that began in the span and were not called off."""
    return within(rows(Campaign, who).filter(state__in=("live", "settled", "reviewed")), "begins", span)


def settled(who: Actor | Context, span: Span) -> QuerySet[Campaign]:
    """Campaigns settled in the span."""
    return within(rows(Campaign, who).filter(state__in=("settled", "reviewed")), "settled_at", span)


def guests(who: Actor | Context, span: Span) -> QuerySet[Guest]:
    """Guests who signed in."""
    return within(rows(Guest, who), "came_at", span)


NET = scaled(F("actual") - F("cofund"), MoneyField())
GAIN = scaled(F("gross") - F("actual") + F("cofund"), MoneyField())

add_measures(
    Measure("marketing.leads", _("Leads of marketing"), "documents", OWNER, Count(), leads, _("Leads registered that did not just walk in."),
            day="registered_on", by=BY_LEAD, screen="carsales.leads", better="up", posts=READS, desk=(OWNER,), desk_span="month"),
    Measure("marketing.visited", _("Leads that came"), "documents", OWNER, Count(), visited, _("Leads of the period that have come to the store."),
            day="registered_on", by=BY_LEAD, screen="carsales.leads", better="up", posts=READS),
    Measure("marketing.orders", _("Orders of marketing's leads"), "documents", OWNER, Count(), ordered, _("Car orders of customers who did not just walk in."),
            day="ordered_on", by=(By("lead__source", _("Source")), By("lead__channel", _("Channel")), By("lead__campaign", _("Campaign"))),
            screen="carsales.deals", better="up", posts=READS),
    Measure("marketing.media_cost", _("Cost of media"), "CNY", OWNER, Sum("cost"), placed, _("What the advertisements of the weeks that begin in the period cost."),
            day="week", by=BY_MEDIUM, screen="marketing.placements", posts=READS),
    Measure("marketing.campaign_cost", _("Cost of campaigns"), "CNY", OWNER, Sum(NET), held, _("What campaigns that began in the period cost, less what the maker bears."),
            day="begins", by=BY_CAMPAIGN, posts=READS,
            columns=(Column("number", _("Number"), link="marketing.campaigns"), Column("title", _("Campaign")), Column("actual", _("Spent"), "money"),
                     Column("cofund", _("Claimed from the maker"), "money"))),
    Measure("marketing.spent", _("Spent on marketing"), "CNY", OWNER, Plus("marketing.media_cost", "marketing.campaign_cost"),
            definition=_("Cost of media + cost of campaigns."), better="down", posts=READS, desk=(OWNER,), desk_span="month"),
    Measure("marketing.cost_per_lead", _("Cost per lead (CPL)"), "CNY", OWNER, Ratio("marketing.spent", "marketing.leads"),
            definition=_("Spent on marketing ÷ leads."), better="down", posts=READS, desk=(OWNER,), desk_span="month"),
    Measure("marketing.cost_per_visit", _("Cost per visit (CPV)"), "CNY", OWNER, Ratio("marketing.spent", "marketing.visited"),
            definition=_("Spent on marketing ÷ leads that came."), better="down", posts=READS),
    Measure("marketing.cost_per_order", _("Cost per order (CPO)"), "CNY", OWNER, Ratio("marketing.spent", "marketing.orders"),
            definition=_("Spent on marketing ÷ orders."), better="down", posts=READS, desk=(OWNER,), desk_span="month"),
    Measure("marketing.cost_per_car", _("Marketing cost per car"), "CNY", OWNER, Ratio("marketing.spent", "carsales.deliveries"),
            definition=_("Spent on marketing ÷ cars handed over."), better="down", posts=READS),
    Measure("marketing.cost_ratio", _("Marketing cost ratio"), "percent", OWNER, Ratio("marketing.spent", "carsales.turnover"),
            definition=_("Spent on marketing ÷ car turnover without VAT."), better="down", posts=READS),
    Measure("marketing.valid_rate", _("Valid leads of media"), "percent", OWNER, Ratio(Sum("valid"), Sum("leads")), placed, _("Valid leads ÷ leads of advertisements with results."),
            day="week", by=BY_MEDIUM, screen="marketing.placements", better="up", posts=READS),
    Measure("marketing.roi", _("Return on campaigns (ROI)"), "percent", OWNER, Ratio(Sum(GAIN), Sum(NET)), settled,
            _("(Gross profit − cost borne by us) ÷ cost borne by us, of campaigns settled in the period."), day="settled_at", by=BY_CAMPAIGN, better="up", posts=READS,
            columns=(Column("number", _("Number"), link="marketing.campaigns"), Column("title", _("Campaign")), Column("gross", _("Gross profit of the orders"), "money"),
                     Column("actual", _("Spent"), "money"), Column("cofund", _("Claimed from the maker"), "money"))),
    Measure("marketing.budget_used", _("Budget used by campaigns"), "percent", OWNER, Ratio(Sum("actual"), Sum("budget")), held, _("Spent ÷ budget of campaigns that began in the period."),
            day="begins", by=BY_CAMPAIGN, screen="marketing.campaigns", posts=READS),
    Measure("marketing.guests", _("Guests at campaigns"), "persons", OWNER, Count(), guests, _("Guests who signed in during the period, companions not counted."),
            day="came_at", by=(By("campaign__title", _("Campaign")),), better="up", posts=READS,
            columns=(Column("campaign.title", _("Campaign")), Column("name", _("Name")), Column("came_at", _("Signed in"), "datetime"))),
)  # fmt: skip
