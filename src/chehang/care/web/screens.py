"""Screens of customer care: calls, their kinds, consent, messages, quality."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Menu, Page, Panel, Screen, register
from chehang.core.views import Board, Calendar

from ..models import FollowUp

CARE = ("care_agent", "customer_service_manager", "general_manager")
READERS = (*CARE, "service_manager", "sales_manager", "service_advisor")
TRIES = (
    Column("at", _("Time"), "datetime"),
    Column("get_outcome_display", _("Result")),
    Column("said", _("What was said")),
    Column("wished", _("Quiet hours: the customer's wish")),
    Column("by.name", _("By whom")),
)


def _tries(call: FollowUp, actor: Actor) -> Iterable[Any]:
    return call.tries.select_related("by").order_by("id")


register(
    Menu("care", _("Customer care"), 58, ("care_agent", "customer_service_manager")),
    Page("care.desk", _("Call desk"), "/care/desk/", "care", ("care_agent", "customer_service_manager"), order=5),
    Screen(
        "care.calls",
        _("Follow-up calls"),
        "care.FollowUp",
        menu="care",
        order=10,
        posts=READERS,
        columns=(
            Column("trigger.title", _("Care call"), link="care.calls"),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("vehicle.plate_no", _("Plate"), link="vehicles.vehicles"),
            Column("due_at", _("Due"), "datetime"),
            Column("prescribed", _("Time prescribed"), "flag"),
            Column("get_result_display", _("Result")),
            Column("score", _("Score"), "number"),
            Column("in_time", _("In time"), "flag"),
            Column("agent.name", _("Agent")),
            Column("about", _("About"), hidden=True),
            Column("begins_at", _("From"), "datetime", hidden=True),
            Column("promised_at", _("Promised at"), "datetime", hidden=True),
            Column("attempts", _("Unanswered attempts"), "number", hidden=True),
            Column("contacted_at", _("Contacted at"), "datetime", hidden=True),
            Column("visit_on", _("Visit agreed for"), "date", hidden=True),
            Column("said", _("What was said"), hidden=True),
        ),
        ordering=("due_at", "id"),
        search=("customer__name", "vehicle__plate_no", "about"),
        filters=("state", "trigger", "prescribed", "result", "agent", "due_at", "in_time"),
        new=("care.plan_calls",),
        actions=(
            Action("care.record_call", ("open",), main=True),
            Action("care.finish_visit", ("waiting",), main=True),
            Action("care.hand_over_call", ("open",)),
            Action("care.cancel_call", ("open", "waiting")),
        ),
        panels=(Panel(_("Attempts"), TRIES, _tries),),
        views=(
            Board(
                card=(
                    Column("trigger.title", _("Care call")),
                    Column("customer.name", _("Customer")),
                    Column("due_at", _("Due"), "datetime"),
                ),
                lanes=("open", "waiting", "done", "unreached"),
            ),
            Calendar(
                "due_at",
                card=(Column("trigger.title", _("Care call")), Column("customer.name", _("Customer"))),
                end="",
                row="agent.name",
            ),
        ),
        groups=("trigger.title", "agent.name", "state"),
        empty=_("No calls. They are planned by deliveries and each night by the cars' dates."),
    ),
    Screen(
        "care.triggers",
        _("Kinds of calls"),
        "care.CallKind",
        menu="care",
        order=80,
        posts=CARE,
        shared=True,
        columns=(
            Column("title", _("Care call"), link="care.triggers"),
            Column("get_event_display", _("Follows")),
            Column("begins_hours", _("Begins after, hours"), "number"),
            Column("window_hours", _("Within, hours"), "number"),
            Column("get_purpose_display", _("Purpose of contact")),
            Column("prescribed", _("Time prescribed"), "flag"),
            Column("rank", _("Rank"), "number"),
            Column("active", _("In use"), "flag"),
            Column("script", _("Script"), hidden=True),
        ),
        ordering=("rank", "id"),
        search=("title", "code"),
        filters=("event", "purpose", "prescribed", "active"),
        actions=(Action("care.set_trigger", main=True),),
        empty=_("No kinds of calls."),
    ),
    Screen(
        "care.consents",
        _("Consent"),
        "care.Consent",
        menu="care",
        order=60,
        posts=(*CARE, "marketing_manager", "marketing_specialist"),
        columns=(
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("get_purpose_display", _("Purpose of contact")),
            Column("given", _("Agrees"), "flag"),
            Column("at", _("Time"), "datetime"),
            Column("get_channel_display", _("By")),
            Column("proof", _("Proof")),
            Column("until", _("Until"), "date"),
            Column("by.name", _("Recorded by")),
        ),
        search=("customer__name",),
        filters=("purpose", "given", "at"),
        new=("care.record_consent",),
        empty=_("Nobody was asked yet."),
    ),
    Screen(
        "care.messages",
        _("Messages to customers"),
        "care.Outbox",
        menu="care",
        order=65,
        posts=(*CARE, "marketing_manager", "marketing_specialist"),
        columns=(
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("get_channel_display", _("By")),
            Column("get_purpose_display", _("Purpose of contact")),
            Column("text", _("Text")),
            Column("at", _("Time"), "datetime"),
        ),
        search=("customer__name", "text"),
        filters=("purpose", "channel", "at"),
        empty=_("No messages yet."),
    ),
    Screen(
        "care.call_quality",
        _("Call quality"),
        "care.CallScore",
        menu="care",
        order=40,
        posts=CARE,
        columns=(
            Column("call.trigger.title", _("Care call"), link="care.call_quality"),
            Column("call.customer.name", _("Customer")),
            Column("state", _("State"), "state"),
            Column("agent.name", _("Agent")),
            Column("drawn_on", _("Drawn on"), "date"),
            Column("total", _("Total"), "number"),
            Column("call.said", _("What was said")),
            Column("opening", _("Opening"), "number", hidden=True),
            Column("identity", _("Identity checked"), "number", hidden=True),
            Column("script", _("Script kept"), "number", hidden=True),
            Column("recording", _("Facts recorded"), "number", hidden=True),
            Column("closing", _("Closing"), "number", hidden=True),
            Column("coaching", _("What the agent should do better"), hidden=True),
            Column("scored_by.name", _("Scored by"), hidden=True),
        ),
        search=("agent__name",),
        filters=("state", "agent", "drawn_on"),
        new=("care.draw_samples",),
        actions=(Action("care.score_call", ("drawn",), main=True),),
        groups=("agent.name",),
        empty=_("No calls were drawn yet; each Monday a share of the finished ones is."),
    ),
)
