"""Screens of marketing."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Menu, Page, Panel, Screen, register

from ..models import Comparison, MarketPolicy
from ..policing import Held, deals_of, held, summed
from .campaign_screens import CAMPAIGNS
from .market_screens import MARKET, OURS, READERS


def _deals(policy: MarketPolicy, actor: Actor) -> list[Held]:
    today = localdate()
    return held(policy, deals_of(actor, policy, today).select_related("model").order_by("-ordered_on", "-id"))


def _held(policy: MarketPolicy, actor: Actor) -> Iterable[Any] | None:
    return _deals(policy, actor)[:100] if actor.may("carsales.see_deals") else None


def _sum(policy: MarketPolicy, actor: Actor) -> Iterable[Any]:
    """Of a draft the ninety days before, of a policy in force its own days."""
    return [summed(policy, _deals(policy, actor))]


def _offers(comparison: Comparison, actor: Actor) -> Iterable[Any]:
    return list(comparison.offers)


register(
    Menu("marketing", _("Marketing"), 59, ("marketing_specialist", "marketing_manager")),
    Page("marketing.effect", _("Input and output"), "/marketing/effect/", "marketing", READERS, order=5),
    Page("marketing.funnel", _("Market and funnel"), "/marketing/funnel/", "marketing", READERS, order=6),
    Page(
        "marketing.calendar",
        _("Calendar of activities"),
        "/marketing/calendar/",
        "marketing",
        (*READERS, "service_advisor", "sales_consultant", "parts_manager", "hr_manager"),
        order=4,
    ),
    Page("marketing.growth", _("Customer growth"), "/marketing/growth/", "marketing", READERS, order=7),
    *CAMPAIGNS,
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
            Column("note", _("What was learnt"), link="carsales.rivals", hidden=True),
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
            Column("pilot_until", _("Pilot until"), "date"),
            Column("content", _("What they did"), hidden=True),
            Column("pilot_place", _("Where it is tried"), hidden=True),
            Column("pilot_measure", _("Judged by"), hidden=True),
            Column("pilot_cost", _("Cost of the pilot"), "money", hidden=True),
            Column("pilot_result", _("Result of the pilot"), hidden=True),
            Column("verdict", _("Verdict with figures"), hidden=True),
        ),
        search=("title", "tags", "source"),
        filters=("state", "on", "pilot_until"),
        new=("marketing.add_idea",),
        actions=(
            Action("marketing.pilot_idea", ("proposed",), main=True),
            Action("marketing.judge_idea", ("proposed", "pilot"), main=True),
            Action("marketing.use_idea", ("adopted",), main=True),
        ),
        panels=(
            Panel(
                _("Used again"),
                (
                    Column("on", _("Day"), "date"),
                    Column("campaign.title", _("Campaign"), link="marketing.campaigns"),
                    Column("place", _("Where, if no campaign")),
                    Column("result", _("Result there")),
                    Column("by.name", _("By whom")),
                ),
                lambda idea, actor: idea.uses.select_related("campaign", "by").order_by("-id")[:100],
            ),
        ),
        empty=_("No ideas yet."),
    ),
    Screen(
        "marketing.policies",
        _("Market policies"),
        "marketing.MarketPolicy",
        menu="marketing",
        order=12,
        posts=READERS,
        columns=(
            Column("number", _("Number"), link="marketing.policies"),
            Column("title", _("Market policy")),
            Column("version", _("Version"), "number"),
            Column("state", _("State"), "state"),
            Column("scope", _("Models, channels, outlets")),
            Column("valid_from", _("Valid from"), "date"),
            Column("valid_to", _("Valid until"), "date"),
            Column("model.name", _("Car model"), hidden=True),
            Column("discount", _("Most a car is cheaper, with VAT"), "money"),
            Column("budget", _("Budget"), "money"),
            Column("expected_orders", _("Orders expected"), "number"),
            Column("orders", _("Orders"), "number"),
            Column("items", _("What is offered, and who bears it"), hidden=True),
            Column("reason", _("Reason"), hidden=True),
            Column("result", _("Result"), hidden=True),
            Column("made_by.name", _("Drafted by"), hidden=True),
            Column("approved_by.name", _("Approved by"), hidden=True),
        ),
        ordering=("-valid_from", "-id"),
        search=("number", "title", "scope"),
        filters=("state", "valid_from", "valid_to"),
        new=("marketing.draft_policy",),
        actions=(
            Action("marketing.ask_comments", ("draft",), main=True),
            Action("marketing.edit_policy", ("draft",)),
            Action("marketing.comment_policy", ("comments",), main=True),
            Action("marketing.decide_policy", ("comments",), main=True),
            Action("marketing.conclude_policy", ("approved",), main=True),
        ),
        panels=(
            Panel(
                _("Comments"),
                (
                    Column("round", _("Round of asking"), "number"),
                    Column("department_title", _("Department")),
                    Column("agrees", _("Agrees"), "flag"),
                    Column("words", _("Opinion")),
                    Column("by.name", _("By whom")),
                    Column("at", _("Time"), "datetime"),
                ),
                lambda policy, actor: policy.comments.select_related("by").order_by("id"),
            ),
            Panel(
                _("What the deals say"),
                (
                    Column("orders", _("Orders"), "number"),
                    Column("mean", _("Mean reduction"), "money"),
                    Column("beyond", _("Beyond the policy"), "number"),
                    Column("expected", _("Cost by its expectation"), "money"),
                    Column("budget", _("Budget"), "money"),
                ),
                _sum,
                order=5,
            ),
            Panel(
                _("Deals held against the policy"),
                (
                    Column("deal.number", _("Car deal"), link="carsales.deals"),
                    Column("deal.model.name", _("Car model")),
                    Column("deal.ordered_on", _("Ordered on"), "date"),
                    Column("given", _("Below the marked price"), "money"),
                    Column("beyond", _("Beyond the policy by"), "money"),
                    Column("within", _("Keeps to it"), "flag"),
                ),
                _held,
                order=80,
            ),
        ),
        empty=_("No market policies yet. Draft the first one."),
    ),
    Screen(
        "marketing.claims",
        _("Co-fund claims"),
        "marketing.CofundClaim",
        menu="marketing",
        order=14,
        posts=(*OURS, "finance_manager", "accountant", "cashier"),
        columns=(
            Column("campaign.number", _("Number"), link="marketing.claims"),
            Column("campaign.title", _("Campaign"), link="marketing.campaigns"),
            Column("state", _("State"), "state"),
            Column("claimed_on", _("Claimed on"), "date"),
            Column("amount", _("Claimed from the maker"), "money", total=True),
            Column("granted", _("Amount granted"), "money", total=True),
            Column("answer", _("Answer of the maker")),
            Column("received_on", _("Money came on"), "date"),
            Column("reference", _("Bank reference"), hidden=True),
        ),
        ordering=("-claimed_on", "-id"),
        search=("campaign__number", "campaign__title"),
        filters=("state", "claimed_on"),
        actions=(
            Action("marketing.answer_claim", ("claimed",), main=True),
            Action("marketing.receive_claim", ("granted",), main=True),
        ),
        empty=_("No claims. One is made when a campaign is settled."),
    ),
    *MARKET,
)
