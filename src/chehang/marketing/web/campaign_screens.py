"""Screens of campaigns and of who comes to them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Lead
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Panel, Screen
from chehang.core.views import Board, Calendar

from ..guests import answers_of
from ..models import Campaign
from .market_screens import OURS, READERS

CARD = (Column("title", _("Campaign")), Column("begins", _("Begins"), "date"), Column("budget", _("Budget"), "money"))


def _lines(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return campaign.lines.order_by("id")


def _guests(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return campaign.guests.select_related("gift").order_by("-came_at", "id")[:200]


def _answers(campaign: Campaign) -> Iterable[Any] | None:
    """Once somebody is on the list."""
    found = answers_of(campaign)
    return [found] if found.listed else None


def _leads(campaign: Campaign, actor: Actor) -> Iterable[Any]:
    return rows(Lead, actor).filter(campaign=campaign.number).order_by("-id")[:200]


CAMPAIGNS = (
    Screen(
        "marketing.campaigns",
        _("Campaigns"),
        "marketing.Campaign",
        document="marketing.campaign",
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
            Column("visits", _("Visits"), "number", hidden=True),
            Column("deliveries", _("Cars handed over"), "number", hidden=True),
            Column("revenue", _("Revenue of the cars, without VAT"), "money", hidden=True),
            Column("lessons", _("What we would change"), hidden=True),
            Column("made_by.name", _("Planned by"), hidden=True),
        ),
        ordering=("-begins", "-id"),
        search=("number", "title", "place"),
        filters=("state", "kind", "begins", "claim_by"),
        new=("marketing.plan_campaign",),
        actions=(
            Action("marketing.submit_campaign", ("planned",), main=True),
            Action("marketing.edit_campaign", ("planned",)),
            Action("marketing.decide_campaign", ("submitted",), main=True),
            Action("marketing.start_campaign", ("approved",), main=True),
            Action("marketing.invite_guests", ("approved", "live")),
            Action("marketing.bring_gifts", ("approved", "live")),
            Action("marketing.record_cost", ("approved", "live")),
            Action("marketing.settle_campaign", ("live",), main=True),
            Action("marketing.review_campaign", ("settled",), main=True),
            Action("marketing.cancel_campaign", ("planned", "approved", "live")),
        ),
        links=(
            Link(
                _("Code for the door"), "/marketing/campaigns/{id}/qr/", ("approved", "live"), "marketing.see_campaigns"
            ),
        ),
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
                _("Tasks of the departments"),
                (
                    Column("get_department_display", _("Department")),
                    Column("what", _("What the department does")),
                    Column("due", _("Finish by"), "date"),
                    Column("task.number", _("Task"), link="work.tasks"),
                    Column("task.state", _("State"), "state"),
                    Column("task.owner.name", _("Owner")),
                ),
                lambda campaign, actor: campaign.tasks.select_related("task__owner").order_by("due", "id"),
                order=15,
            ),
            Panel(
                _("Guests"),
                (
                    Column("name", _("Name"), link="marketing.guests"),
                    Column("mobile", _("Mobile"), personal=True),
                    Column("invited_at", _("Invited"), "datetime"),
                    Column("get_answer_display", _("Guest's answer")),
                    Column("came_at", _("Signed in"), "datetime"),
                    Column("companions", _("Companions"), "number", total=True),
                    Column("gift.name", _("Gift")),
                ),
                _guests,
            ),
            Panel(
                _("Gifts"),
                (
                    Column("name", _("Gift")),
                    Column("brought", _("Brought"), "number"),
                    Column("given", _("Given out"), "number"),
                    Column("left", _("Left over"), "number"),
                    Column("cost", _("Cost of a piece"), "money"),
                ),
                lambda campaign, actor: campaign.gifts.order_by("id") if campaign.state != "planned" else None,
                order=55,
            ),
            Panel(
                _("Answers of the guests"),
                (
                    Column("invited", _("Invited"), "number"),
                    Column("coming", _("Is coming"), "number"),
                    Column("companions", _("Companions"), "number"),
                    Column("undecided", _("Not decided yet"), "number"),
                    Column("not_coming", _("Will not come"), "number"),
                    Column("silent", _("No answer"), "number"),
                    Column("came", _("Guests who came"), "number"),
                ),
                lambda campaign, actor: _answers(campaign),
                order=45,
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
        "marketing.guests",
        _("Guests of campaigns"),
        "marketing.Guest",
        menu="marketing",
        order=11,
        posts=(*OURS, "sales_manager", "service_manager"),
        columns=(
            Column("name", _("Name"), link="marketing.guests"),
            Column("mobile", _("Mobile"), personal=True),
            Column("campaign.title", _("Campaign"), link="marketing.campaigns"),
            Column("invited_at", _("Invited"), "datetime"),
            Column("get_answer_display", _("Guest's answer")),
            Column("came_at", _("Signed in"), "datetime"),
            Column("companions", _("Companions"), "number", total=True),
            Column("gift.name", _("Gift")),
            Column("gift_at", _("Gift taken"), "datetime", hidden=True),
            Column("answered_at", _("Answered"), "datetime", hidden=True),
            Column("customer.name", _("Customer"), link="parties.customers", hidden=True),
        ),
        ordering=("-id",),
        search=("=name", "=mobile"),
        filters=("campaign", "answer", "came_at"),
        actions=(Action("marketing.hand_gift", main=True), Action("marketing.note_answer")),
        empty=_("Nobody is invited yet. Invite guests from the page of an approved campaign."),
    ),
)
