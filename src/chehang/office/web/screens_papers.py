"""Screens of papers, seals and visitors."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Screen, register
from chehang.core.views import Calendar
from chehang.org.posts import POSTS
from chehang.work.heads import MANAGERS

EVERYBODY = tuple(POSTS)
PLACE = Column("place", _("Place"))

register(
    Screen(
        "office.seals", _("Uses of seals"), "office.SealUse", menu="administration", order=30, posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="office.seals"), Column("seal", _("Seal")), Column("paper", _("Sealed paper")), Column("copies", _("Copies"), "number"),
            Column("state", _("State"), "state"), Column("asked_by.name", _("Asked by")), Column("asked_on", _("Asked on"), "date"), Column("allowed_by.name", _("Allowed by")),
        ),
        search=("number", "seal", "paper"), filters=("state", "asked_on"), new=("office.ask_seal",), actions=(Action("office.allow_seal", ("asked",), main=True), Action("office.file_seal", ("allowed",), main=True)),
        document="office.seal", empty=_("No seal was used."),
    ),
    Screen(
        "office.papers", _("Papers and archive"), "office.CompanyPaper", menu="administration", order=32, posts=("hr_manager", "general_manager"),
        columns=(
            Column("number", _("Number"), link="office.papers"), Column("title", _("Title")), Column("state", _("State"), "state"), Column("get_way_display", _("Way")),
            Column("get_kind_display", _("Kind of paper")), Column("get_secrecy_display", _("Secrecy")), Column("dated", _("Dated"), "date"),
            Column("sender", _("Sent by")), Column("their_number", _("Number of the sender"), hidden=True), Column("addressee", _("Addressee"), hidden=True),
            Column("drafted_by.name", _("Drafted by")), Column("get_department_display", _("Department"), hidden=True), Column("box", _("Archive box")),
            Column("keep_until", _("Keep until"), "date", hidden=True), Column("text", _("Text"), hidden=True),
        ),
        search=("number", "title", "text", "sender"), filters=("state", "way", "kind", "secrecy", "dated"), new=("office.draft_paper", "office.register_paper"),
        actions=(
            Action("office.submit_paper", ("draft",), main=True), Action("office.change_paper", ("draft",)), Action("office.archive_paper", ("valid",), main=True),
        ),
        document="office.paper", empty=_("No papers. Draft the first one."),
    ),
    Screen(
        "office.visits", _("Visitors"), "office.Visit", menu="administration", order=40, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.visits"), Column("day", _("Day"), "date"), Column("company", _("Company")), Column("visitor", _("Visitor")),
            Column("people", _("Number of visitors"), "number", total=True), Column("state", _("State"), "state"), Column("host.name", _("Host")), Column("purpose", _("Purpose")),
            Column("plan", _("Reception plan"), hidden=True), Column("came_at", _("Came"), "datetime"), Column("left_at", _("Gone at"), "datetime"),
        ),
        search=("number", "company", "purpose", "host__name"), filters=("state", "day", "host"), ordering=("-day", "-id"), new=("office.book_visit",),
        actions=(
            Action("office.welcome_visitor", ("booked",), main=True), Action("office.see_off_visitor", ("inside",), main=True),
            Action("office.cancel_visit", ("booked",)),
        ),
        views=(Calendar("day", (Column("company", _("Company")), Column("purpose", _("Purpose")), Column("host.name", _("Host")))),), document="office.visit",
        empty=_("No visitors are announced."),
    ),
)  # fmt: skip
