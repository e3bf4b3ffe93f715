"""Screens of surveys among the staff."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Screen, register
from chehang.org.posts import POSTS

register(
    Page("people.voice", _("Surveys without a name"), "/people/voice/", "tasks", posts=tuple(POSTS), order=84),
    Page("people.coaching", _("Coaching notes"), "/people/coaching/", "tasks", posts=tuple(POSTS), order=86),
    Screen(
        "people.polls", _("Surveys among the staff"), "people.Poll", menu="personnel", order=56, posts=("hr_manager", "general_manager"),
        columns=(
            Column("number", _("Number"), link="people.polls"), Column("title", _("Survey")), Column("get_kind_display", _("Kind")), Column("about.name", _("About")),
            Column("state", _("State"), "state"), Column("closes_on", _("Closes on"), "date"), Column("opened_by.name", _("Opened by")),
        ),
        search=("number", "title"), filters=("state", "kind", "closes_on"), ordering=("-id",), new=("people.open_poll",),
        actions=(Action("people.close_poll", ("open",), main=True),),
        links=(Link(_("Result of the survey"), "/people/polls/{id}/result/", ("closed",), "people.see_polls"),), document="people.poll",
        empty=_("No surveys yet."),
    ),
)  # fmt: skip
