"""Screens of marketing."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Lead
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, register
from chehang.core.views import Board, Calendar

from ..models import Campaign, Comparison

OURS = ("marketing_specialist", "marketing_manager", "general_manager")
READERS = (*OURS, "sales_manager", "service_manager", "finance_manager", "accountant", "customer_service_manager")


def _lines(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return campaign.lines.order_by("id")


def _guests(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return campaign.guests.order_by("-came_at", "id")[:200]


def _leads(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return rows(Lead, actor).filter(campaign=campaign.number).order_by("-id")[:200]


def _offers(comparison: Comparison, actor: Actor) -> Iterable[Any]:
    return list(comparison.offers)


CARD = (Column("title", _("Campaign")), Column("begins", _("Begins"), "date"), Column("budget", _("Budget"), "money"))
register(
    Menu("marketing", _("Marketing"), 59, ("marketing_specialist", "marketing_manager")),
    Page("marketing.effect", _("Input and output"), "/marketing/effect/", "marketing", READERS, order=5),
    Screen(
        "marketing.campaigns",
        _("Campaigns"),
        "marketing.Campaign",
        menu="marketing",
        order=10,
        posts=READERS,
        columns=(
            Column("number", _("Number"), link="marketing.campaigns"),
            Column("title", _("Campaign")),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("begins", _("Begins"), "date"),
            Column("ends", _("Ends on"), "date"),
            Column("budget", _("Budget"), "money", total=True),
            Column("actual", _("Spent"), "money", total=True),
            Column("cofund", _("Claimed from the maker"), "money", total=True),
            Column("leads", _("Leads"), "number"),
            Column("orders", _("Orders"), "number"),
            Column("place", _("Venue"), hidden=True),
            Column("aim", _("Aim"), hidden=True),
            Column("duties", _("Who does what"), hidden=True),
            Column("claim_by", _("Claim by"), "date", hidden=True),
            Column("gross", _("Gross profit of the orders"), "money", hidden=True),
            Column("lessons", _("What we would change"), hidden=True),
            Column("made_by.name", _("Planned by"), hidden=True),
        ),
        ordering=("-begins", "-id"),
        search=("number", "title", "place"),
        filters=("state", "kind", "begins", "claim_by"),
        new=("marketing.plan_campaign",),
        actions=(
            Action("marketing.submit_campaign", ("planned",), main=True),
            Action("marketing.decide_campaign", ("submitted",), main=True),
            Action("marketing.start_campaign", ("approved",), main=True),
            Action("marketing.invite_guests", ("approved", "live")),
            Action("marketing.record_cost", ("approved", "live")),
            Action("marketing.settle_campaign", ("live",), main=True),
            Action("marketing.review_campaign", ("settled",), main=True),
            Action("marketing.cancel_campaign", ("planned", "approved", "live")),
        ),
        links=(Link(_("Code for the door"), "/marketing/campaigns/{id}/qr/", ("live",), "marketing.see_campaigns"),),
        panels=(
            Panel(
                _("Budget"),
                (
                    Column("get_kind_display", _("Kind of cost")),
                    Column("planned", _("Amount planned"), "money", total=True),
                    Column("actual", _("Spent"), "money", total=True),
                    Column("note", _("Invoice or receipt")),
                ),
                _lines,
                order=10,
            ),
            Panel(
                _("Guests"),
                (
                    Column("name", _("Name")),
                    Column("masked_mobile", _("Mobile")),
                    Column("invited_at", _("Invited"), "datetime"),
                    Column("came_at", _("Signed in"), "datetime"),
                    Column("companions", _("Companions"), "number", total=True),
                ),
                _guests,
            ),
            Panel(
                _("Leads"),
                (
                    Column("number", _("Number"), link="carsales.leads"),
                    Column("name", _("Name")),
                    Column("state", _("State"), "state"),
                    Column("registered_on", _("Registered on"), "date"),
                ),
                _leads,
            ),
        ),
        views=(
            Board(card=CARD, lanes=("planned", "submitted", "approved", "live", "settled")),
            Calendar("begins", card=CARD, end="ends", row="get_kind_display"),
        ),
        empty=_("No campaigns yet. Plan the first one."),
    ),
    Screen(
        "marketing.placements",
        _("Media plan"),
        "marketing.Placement",
        menu="marketing",
        order=20,
        posts=READERS,
        columns=(
            Column("medium", _("Medium"), link="marketing.placements"),
            Column("week", _("Week from"), "date"),
            Column("position", _("Position")),
            Column("cost", _("Cost"), "money", total=True),
            Column("impressions", _("Impressions"), "number", total=True),
            Column("clicks", _("Clicks"), "number", total=True),
            Column("leads", _("Leads"), "number", total=True),
            Column("valid", _("Valid leads"), "number", total=True),
            Column("orders", _("Orders"), "number", total=True),
            Column("campaign.title", _("Campaign"), link="marketing.campaigns"),
            Column("get_kind_display", _("Kind"), hidden=True),
            Column("expected_leads", _("Leads expected"), "number", hidden=True),
            Column("proof", _("Proof of publication"), hidden=True),
        ),
        ordering=("-week", "id"),
        search=("medium", "position"),
        filters=("medium", "kind", "week", "campaign"),
        new=("marketing.plan_placement",),
        actions=(Action("marketing.enter_results", main=True),),
        groups=("medium",),
        empty=_("Nothing is planned. Plan the first advertisement."),
    ),
    Screen(
        "marketing.counter_plans",
        _("Counter-plans"),
        "marketing.CounterPlan",
        menu="marketing",
        order=30,
        posts=(*OURS, "sales_manager"),
        columns=(
            Column("rival", _("Rival"), link="marketing.counter_plans"),
            Column("state", _("State"), "state"),
            Column("threat", _("Threat")),
            Column("answer", _("Our answer")),
            Column("cost", _("Cost"), "money"),
            Column("owner.name", _("Owner")),
            Column("due", _("Until"), "date"),
            Column("result", _("Result")),
        ),
        search=("rival", "threat", "answer"),
        filters=("state", "owner", "due"),
        new=("marketing.draft_counter_plan",),
        actions=(
            Action("marketing.decide_counter_plan", ("drafted",), main=True),
            Action("marketing.finish_counter_plan", ("approved",), main=True),
        ),
        empty=_("No counter-plans."),
    ),
    Screen(
        "marketing.comparisons",
        _("Vendors compared"),
        "marketing.Comparison",
        menu="marketing",
        order=40,
        posts=(*OURS, "finance_manager"),
        columns=(
            Column("subject", _("What for"), link="marketing.comparisons"),
            Column("chosen", _("Chosen")),
            Column("price", _("Price"), "money"),
            Column("saved", _("Saved"), "money", total=True),
            Column("on", _("Day"), "date"),
            Column("by.name", _("Compared by")),
            Column("reason", _("Reason"), hidden=True),
        ),
        search=("subject", "chosen"),
        filters=("on",),
        new=("marketing.compare_vendors",),
        panels=(
            Panel(
                _("Offers"),
                (Column("vendor", _("Vendor")), Column("price", _("Price")), Column("score", _("Points"))),
                _offers,
            ),
        ),
        empty=_("No offers were compared yet."),
    ),
    Screen(
        "marketing.ideas",
        _("Case library"),
        "marketing.Idea",
        menu="marketing",
        order=50,
        posts=(*OURS, "sales_manager", "service_manager"),
        columns=(
            Column("title", _("Idea"), link="marketing.ideas"),
            Column("state", _("State"), "state"),
            Column("source", _("Source of the idea")),
            Column("change", _("What we would change")),
            Column("tags", _("Tags")),
            Column("on", _("Day"), "date"),
            Column("content", _("What they did"), hidden=True),
            Column("verdict", _("Verdict with figures"), hidden=True),
        ),
        search=("title", "tags", "source"),
        filters=("state", "on"),
        new=("marketing.add_idea",),
        actions=(Action("marketing.judge_idea", ("proposed",), main=True),),
        empty=_("No ideas yet."),
    ),
)
