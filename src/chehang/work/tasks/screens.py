"""The screens of tasks."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.core.views import Board, Calendar, Drag, Timeline
from chehang.work.heads import EVERYONE, MANAGERS

HELPERS = (Column("employee.number", _("Staff number")), Column("employee.name", _("Name")))
WAITING = (
    Column("number", _("Number"), link="work.tasks"),
    Column("title", _("Task")),
    Column("state", _("State"), "state"),
)

register(
    Page("work.my_tasks", _("My tasks"), "/work/my-tasks/", "tasks", posts=EVERYONE, order=1),
    Page("work.board", _("Task board"), "/work/board/", "tasks", posts=MANAGERS, order=3),
    Screen(
        "work.tasks",
        _("Tasks"),
        "work.Task",
        menu="tasks",
        order=4,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="work.tasks"),
            Column("title", _("Task")),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("get_department_display", _("Department")),
            Column("owner.name", _("Owner")),
            Column("giver.name", _("Given by")),
            Column("due", _("Finish by"), "date"),
            Column("answer_by", _("Answer by"), "datetime"),
            Column("urgent", _("Urgent"), "flag"),
            Column("about_words", _("About")),
            Column("waits_for.number", _("Waits for"), link="work.tasks", hidden=True),
            Column("handed_over", _("Hand-overs"), "number", hidden=True),
            Column("ended_at", _("Ended at"), "datetime", hidden=True),
            Column("detail", _("Details"), hidden=True),
            Column("result", _("Result"), hidden=True),
        ),
        search=("number", "title", "owner__name", "about_words"),
        filters=("state", "kind", "department", "owner", "due"),
        ordering=("due", "id"),
        new=("work.assign_task", "work.request_work", "work.note_task"),
        actions=(
            Action("work.take_request", ("offered",), main=True),
            Action("work.hand_over_task", ("offered", "open", "doing", "declined")),
            Action("work.change_task", ("offered", "open", "doing", "declined")),
            Action("work.confirm_task", ("answered",), main=True),
            Action("work.send_back_task", ("answered",)),
            Action("work.cancel_task", ("offered", "open", "doing", "declined")),
        ),
        links=(Link(_("Work on it"), "/work/my-tasks/{id}/", ("offered", "open", "doing"), "work.open_my_tasks"),),
        panels=(
            Panel(_("Helpers"), HELPERS, lambda task, actor: task.helpers.select_related("employee").order_by("id")),
            Panel(_("Wait for this task"), WAITING, lambda task, actor: task.waiting.order_by("id")),
        ),
        document="work.task",
        views=(
            Board(
                card=(
                    Column("title", _("Task")),
                    Column("owner.name", _("Owner")),
                    Column("due", _("Finish by"), "date"),
                ),
                lanes=("offered", "open", "doing", "answered", "done"),
                drags=(
                    Drag("work.take_request", ("offered",), "open"),
                    Drag("work.confirm_task", ("answered",), "done"),
                ),
            ),
            Calendar(
                "due",
                (Column("title", _("Task")), Column("owner.name", _("Owner"))),
                row="owner.name",
                operation="work.change_task",
                field="due",
                states=("offered", "open", "doing"),
            ),
            Timeline("given_at", "due", "owner.name", "title"),
        ),
        groups=("owner.name", "state"),
        empty=_("No tasks. Give one, or send a request to another department."),
    ),
)
