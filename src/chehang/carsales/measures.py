"""Measures of the funnel, with the trade's definitions (客流、集客、留档、试驾、二次来店)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, add_measures, within

from .models import Drive, Lead, Visit

SELLERS = ("sales_consultant",)
OWNER = "sales_manager"
BY_VISIT = (By("consultant__name", _("Consultant")), By("wanted", _("Model wanted")))
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


def _of(name: str, title: Any, found: Any, definition: Any, day: str, **also: Any) -> Measure:
    by = BY_VISIT if day == "came_at" else (By("consultant__name", _("Consultant")),)
    facts: dict[str, Any] = {"by": by, "posts": SELLERS, "day": day}
    return Measure(f"carsales.{name}", title, "documents", OWNER, Count(), found, definition, **facts | also)


def _rate(name: str, title: Any, above: str, below: str, definition: Any, **also: Any) -> Measure:
    value = Ratio(f"carsales.{above}", f"carsales.{below}")
    return Measure(f"carsales.{name}", title, "percent", OWNER, value, definition=definition, posts=SELLERS, **also)


add_measures(
    _of("traffic", _("Visits"), visits, _("Everybody who came in."), "came_at", screen="carsales.visits"),
    _of("intent", _("Visits with intent"), intending, _("Visits of people who think of buying, whether for the first time or again."),
        "came_at", screen="carsales.visits", desk=(OWNER,)),
    _of("new_intent", _("New visits with intent"), new_ones, _("First visits of people who think of buying."), "came_at", screen="carsales.visits"),
    _of("kept", _("New visits with a phone"), registered, _("First visits with intent where a phone was left."), "came_at", screen="carsales.visits"),
    _rate("kept_rate", _("Registration rate"), "kept", "new_intent", _("New visits with a phone ÷ new visits with intent."), better="up", desk=(OWNER,)),
    _of("leads", _("Leads"), leads, _("Leads registered."), "registered_on", screen="carsales.leads", by=BY_LEAD, desk=SELLERS),
    _of("valid_leads", _("Leads to invite"), valid, _("Leads registered, without those who walked in."), "registered_on", screen="carsales.leads", by=BY_LEAD),
    _of("came_leads", _("Invited who came"), came, _("Leads to invite that have come by now."), "registered_on", screen="carsales.leads", by=BY_LEAD),
    _rate("invited_rate", _("Invitation rate"), "came_leads", "valid_leads", _("Invited who came ÷ leads to invite."), better="up"),
    _of("drives", _("Test drives"), drives, _("Test drives started."), "started_at", screen="carsales.test_drives", desk=SELLERS),
    _rate("drive_rate", _("Test-drive rate"), "drives", "new_intent", _("Test drives ÷ new visits with intent."), better="up", desk=(OWNER,)),
    _of("came_again", _("Came again"), came_again, _("Registered customers, by the day of their second visit."), "came_again_on",
        screen="carsales.leads", by=BY_LEAD),
    _rate("again_rate", _("Second-visit rate"), "came_again", "kept", _("Customers whose second visit lies in the period ÷ new visits with a phone."), better="up"),
    _of("lost", _("Lost leads"), lost, _("Leads of the period whose loss was verified."), "registered_on", screen="carsales.leads",
        by=(*BY_LEAD, By("lost_reason", _("Reason")), By("lost_to", _("Bought instead"))), better="down"),
    _rate("lost_rate", _("Loss rate"), "lost", "leads", _("Lost leads ÷ leads."), better="down"),
)  # fmt: skip
