"""Messages out: the outbox, the ways out, who wants to be reached, and the words of each kind."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.models import Outgoing, Wording
from chehang.core.outbox.declaring import Message, kinds
from chehang.core.screens import Action, Column, Menu, Page, Panel, Screen, register
from chehang.core.web.door import actor_of, page
from chehang.org.posts import POSTS

LOG = (
    Column("created_at", _("Written"), "datetime"),
    Column("kind_title", _("Kind of message")),
    Column("channel.title", _("Way out")),
    Column("to", _("Sent to"), personal=True),
    Column("get_state_display", _("State")),
    Column("sent_at", _("Sent"), "datetime"),
    Column("answer", _("Answer")),
)

register(
    Menu("messages_out", _("Messages out"), 88, ("administrator",)),
    Screen(
        "org.messages",
        _("Outbox"),
        "core.Outgoing",
        menu="messages_out",
        posts=("administrator", "general_manager"),
        columns=(
            Column("kind_title", _("Kind of message"), link="org.messages"),
            Column("to", _("Sent to"), personal=True),
            Column("channel.title", _("Way out")),
            Column("get_state_display", _("State")),
            Column("attempts", _("Times tried"), "number"),
            Column("created_at", _("Written"), "datetime"),
            Column("next_at", _("Goes next"), "datetime"),
            Column("sent_at", _("Sent"), "datetime"),
            Column("answer", _("Answer")),
            Column("made_by_name", _("Caused by"), hidden=True),
        ),
        search=("title",),
        filters=("state", "channel", "created_at"),
        actions=(
            Action("org.retry_message", ("waiting", "failed", "unsure", "withheld"), main=True),
            Action("org.withdraw_message", ("waiting", "failed", "unsure", "withheld")),
        ),
        empty=_("No messages yet. What goes to customers and colleagues stands here with its fate."),
        order=10,
    ),
    Screen(
        "org.channels",
        _("Ways out"),
        "core.Channel",
        menu="messages_out",
        posts=("administrator",),
        columns=(
            Column("title", _("Way out"), link="org.channels"),
            Column("code", _("Code")),
            Column("get_kind_display", _("Kind")),
            Column("host", _("Leads to")),
            Column("active", _("In use"), "flag"),
            Column("trouble", _("Trouble")),
            Column("resting_until", _("Rests until"), "datetime"),
            Column("set_by_name", _("Set by")),
        ),
        search=("title", "code"),
        ordering=("code",),
        new=("org.set_channel",),
        actions=(Action("org.try_channel", main=True), Action("org.set_channel"), Action("org.stop_channel")),
        panels=(
            Panel(_("Last messages"), LOG, lambda way, actor: Outgoing.objects.filter(channel=way).select_related("channel").order_by("-id")[:50]),
        ),
        empty=_("Nothing can go out yet. Set a WeCom, DingTalk or Feishu robot, a mail server or an SMS gateway."),
        order=20,
    ),
    Screen(
        "org.reaches",
        _("Who is told outside"),
        "core.Reach",
        menu="messages_out",
        posts=tuple(POSTS),
        columns=(
            Column("employee_name", _("Full name")),
            Column("channel.title", _("Way out")),
            Column("address", _("Sent to"), personal=True),
            Column("get_scope_display", _("Of what")),
            Column("since", _("Since"), "datetime"),
            Column("ended_at", _("Ended at"), "datetime"),
        ),
        search=("employee_name",),
        new=("org.set_reach",),
        empty=_("Nobody is told outside. Say how you want to be reached."),
        order=40,
    ),
    Page("org.wordings", _("Words of messages"), "/org/wordings/", "messages_out", posts=("administrator", "general_manager"), order=30),
)  # fmt: skip


@page("org.open_wordings")
def wordings(request: HttpRequest) -> HttpResponse:
    """Every kind of message with its words and its variables."""
    actor = actor_of(request)
    own = {row.kind: row for row in access.rows(Wording, actor).order_by("version")}
    return render(request, "org/wordings.html", {"kinds": [_shown(m, own.get(m.name)) for m in kinds().values()]})


def _shown(message: Message, own: Wording | None) -> Any:
    mine = own if own and own.text else None
    return SimpleNamespace(
        name=message.name,
        title=message.title,
        outside=message.outside,
        subject=mine.subject if mine else message.subject,
        text=mine.text if mine else message.text,
        variables=[(f"{{{name}}}", title) for name, title in message.variables.items()],
        own=mine,
    )
