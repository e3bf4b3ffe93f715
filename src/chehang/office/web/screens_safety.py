"""Screens of hazards and incidents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Board, Gallery
from chehang.office.models import Incident
from chehang.org.posts import POSTS
from chehang.work.models import Task

EVERYBODY = tuple(POSTS)
PLACE = Column("place", _("Place"))
TIMELINE = (
    Column("at", _("Time"), "datetime"),
    Column("by.name", _("By whom")),
    Column("text", _("Text")),
    Column("party", _("Who was told")),
)
TASKS = (
    Column("number", _("Number"), link="work.tasks"),
    Column("title", _("What to do")),
    Column("owner.name", _("Owner")),
    Column("due", _("Finish by"), "date"),
    Column("state", _("State"), "state"),
)


def _tasks(incident: Incident, actor: Actor) -> Any:
    own = Task.objects.filter(store_id=incident.store_id, about="office.incident", about_id=incident.pk)
    return own.select_related("owner").order_by("due", "id")


register(
    Screen(
        "office.hazards", _("Hazards"), "office.Hazard", menu="administration", order=10, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.hazards"), PLACE, Column("what", _("What is dangerous")), Column("get_level_display", _("Level")),
            Column("state", _("State"), "state"), Column("responsible.name", _("Responsible person")), Column("due", _("Due"), "date"),
            Column("found_by.name", _("Found by")), Column("found_on", _("Found on"), "date"), Column("measure", _("Measure"), hidden=True),
            Column("cause", _("Cause"), hidden=True), Column("stopped", _("Use is stopped"), "flag"),
            Column("verified_by.name", _("Verified by"), hidden=True),
        ),
        search=("number", "place", "what"), filters=("state", "level", "due"), new=("office.report_hazard",),
        actions=(
            Action("office.order_mending", ("open", "mending"), main=True), Action("office.mend_hazard", ("mending",), main=True),
            Action("office.verify_hazard", ("mended",), main=True),
        ),
        views=(
            Board((Column("number", _("Number")), PLACE, Column("due", _("Due"), "date"))),
            Gallery((Column("number", _("Number")), PLACE, Column("state", _("State"), "state"))),
        ),
        document="office.hazard",
        empty=_("No hazards. Report the first one you see."),
    ),
    Screen(
        "office.incidents", _("Incidents"), "office.Incident", menu="administration", order=12, posts=EVERYBODY,
        columns=(
            Column("number", _("Number"), link="office.incidents"), Column("get_kind_display", _("Kind")), Column("get_level_display", _("Level")),
            Column("state", _("State"), "state"), PLACE, Column("what", _("What happened")), Column("happened_at", _("Happened"), "datetime"),
            Column("hurt", _("People hurt"), "number", total=True), Column("leader.name", _("Leader")), Column("drill", _("A drill"), "flag"),
            Column("loss", _("Damage in money"), "money", total=True), Column("cause", _("Cause"), hidden=True), Column("responsible", _("Who was responsible"), hidden=True),
            Column("measures", _("Measures"), hidden=True), Column("taught", _("Who was taught"), hidden=True),
            Column("reported_by.name", _("Reported by"), hidden=True), Column("closed_by.name", _("Closed by"), hidden=True),
        ),
        search=("number", "place", "what"), filters=("state", "kind", "level", "drill", "happened_at"), new=("office.report_incident",),
        actions=(
            Action("office.take_incident", ("reported", "handled"), main=True), Action("office.note_incident", ("reported", "handled", "settled")),
            Action("office.order_incident_task", ("handled", "settled")), Action("office.settle_incident", ("handled",), main=True),
            Action("office.close_incident", ("settled",), main=True),
        ),
        panels=(
            Panel(_("Timeline and who was told"), TIMELINE, lambda i, actor: i.entries.select_related("by").order_by("id")),
            Panel(_("Tasks"), TASKS, _tasks),
        ),
        document="office.incident", empty=_("No incidents. May it stay so."),
    ),
)  # fmt: skip
