"""The screens of meetings and notes."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.work.heads import EVERYONE, MANAGERS

from .carrying import carried_to

MEMBERS = (Column("employee.number", _("Staff number")), Column("employee.name", _("Name")))
DECISIONS = (
    Column("n", _("No."), "number"),
    Column("text", _("Decision")),
    Column("owner.name", _("Owner")),
    Column("due", _("Finish by"), "date"),
    Column("task.number", _("Task"), link="work.tasks"),
    Column("task.state", _("State"), "state"),
)

CARRIED = (
    Column("meeting.number", _("Meeting"), link="work.meetings"),
    Column("text", _("Decision")),
    Column("owner.name", _("Owner")),
    Column("due", _("Finish by"), "date"),
    Column("task.number", _("Task"), link="work.tasks"),
    Column("task.state", _("State"), "state"),
    Column("times", _("Carried over, times"), "number"),
)

register(
    Screen(
        "work.meetings",
        _("Meetings"),
        "work.Meeting",
        menu="tasks",
        order=30,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="work.meetings"),
            Column("title", _("Meeting")),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("get_department_display", _("Department")),
            Column("at", _("When"), "datetime"),
            Column("place", _("Place")),
            Column("caller.name", _("Called by")),
            Column("agenda", _("Agenda"), hidden=True),
            Column("minutes", _("Minutes"), hidden=True),
        ),
        search=("number", "title", "agenda", "minutes"),
        filters=("state", "kind", "department", "at"),
        ordering=("-at", "-id"),
        new=("work.call_meeting",),
        actions=(
            Action("work.write_minutes", ("called",), main=True),
            Action("work.cancel_meeting", ("called",)),
        ),
        panels=(
            Panel(_("Open from earlier meetings"), CARRIED,
                  lambda meeting, actor: carried_to(meeting).select_related("meeting", "owner", "task")[:60]),
            Panel(_("Decisions"), DECISIONS,
                  lambda meeting, actor: meeting.decisions.select_related("owner", "task").order_by("n")),
            Panel(_("Members"), MEMBERS,
                  lambda meeting, actor: meeting.members.select_related("employee").order_by("id")),
        ),
        document="work.meeting",
        empty=_("No meetings. Call one."),
    ),
    Screen(
        "work.notes",
        _("Notes"),
        "work.Note",
        menu="tasks",
        order=32,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="work.notes"),
            Column("get_kind_display", _("Kind")),
            Column("title", _("Subject")),
            Column("person", _("With whom")),
            Column("get_department_display", _("Department")),
            Column("writer.name", _("Written by")),
            Column("at", _("When"), "datetime"),
            Column("text", _("Text")),
            Column("task.number", _("Task"), link="work.tasks", hidden=True),
        ),
        search=("number", "title", "person", "text"),
        filters=("kind", "department", "at"),
        new=("work.write_note",),
        document="work.note",
        empty=_("No notes. Write down what you heard."),
    ),
)  # fmt: skip
