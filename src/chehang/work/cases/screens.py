"""The screens of cases."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.work.heads import EVERYONE, MANAGERS
from chehang.work.models import CaseRecord, Task

LOOKED_INTO = ("assigned", "proposed", "agreed", "executed")
OPEN = ("new", *LOOKED_INTO)
TIMELINE = (
    Column("at", _("Time"), "datetime"),
    Column("by.name", _("By whom")),
    Column("get_kind_display", _("Kind")),
    Column("text", _("Text")),
)
MEASURES = (
    Column("number", _("Number"), link="work.tasks"),
    Column("title", _("Measure")),
    Column("owner.name", _("Owner")),
    Column("due", _("Finish by"), "date"),
    Column("state", _("State"), "state"),
)
CLOCKS = (
    Column("get_level_display", _("Level")),
    Column("get_step_display", _("Step")),
    Column("minutes", _("Minutes"), "number"),
)


def _measures(case: CaseRecord, actor: Actor) -> Any:
    own = Task.objects.filter(store_id=case.store_id, about="work.case", about_id=case.pk)
    return own.select_related("owner").order_by("due", "id")


register(
    Screen(
        "work.cases",
        _("Cases"),
        "work.CaseRecord",
        menu="tasks",
        order=10,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="work.cases"),
            Column("title", _("Case")),
            Column("state", _("State"), "state"),
            Column("type.title", _("Type")),
            Column("get_level_display", _("Level")),
            Column("due_at", _("Next step due"), "datetime"),
            Column("get_department_display", _("Department")),
            Column("owner.name", _("Owner")),
            Column("complainant", _("Complainant")),
            Column("opened_at", _("Registered at"), "datetime"),
            Column("compensation", _("Compensation"), "money", total=True),
            Column("get_source_display", _("Source"), hidden=True),
            Column("facts", _("Facts"), hidden=True),
            Column("demand", _("Demand"), hidden=True),
            Column("responded_at", _("First response"), "datetime", hidden=True),
            Column("get_cause_display", _("Cause"), hidden=True),
            Column("cause_words", _("Cause in words"), hidden=True),
            Column("remedy", _("Remedy"), hidden=True),
            Column("prevention", _("Prevention"), hidden=True),
            Column("outcome", _("What was done"), hidden=True),
            Column("confirmed_by.name", _("Confirmed by"), hidden=True),
            Column("satisfied", _("Satisfied"), "flag", hidden=True),
            Column("closed_at", _("Closed at"), "datetime", hidden=True),
            Column("late", _("Closed late"), "flag", hidden=True),
            Column("reopened", _("Reopened"), "number", hidden=True),
        ),
        search=("number", "title", "complainant", "owner__name"),
        filters=("state", "type", "level", "department", "cause", "opened_at", "due_at"),
        new=("work.open_case",),
        actions=(
            Action("work.assign_case", OPEN),
            Action("work.respond_case", OPEN),
            Action("work.propose_case", ("assigned",), main=True),
            Action("work.approve_compensation", ("proposed",)),
            Action("work.agree_case", ("proposed",), main=True),
            Action("work.revise_case", ("proposed", "agreed", "executed")),
            Action("work.execute_case", ("agreed",), main=True),
            Action("work.close_case", ("executed",), main=True),
            Action("work.order_measure", LOOKED_INTO),
            Action("work.note_case", OPEN),
            Action("work.escalate_case", OPEN),
            Action("work.reopen_case", ("closed",)),
        ),
        panels=(
            Panel(
                _("Timeline"), TIMELINE, lambda case, actor: case.notes.select_related("by").order_by("id"), order=10
            ),
            Panel(_("Measures"), MEASURES, _measures, order=20),
            Panel(_("Documents"), (Column("words", _("Document")),), lambda case, actor: case.links.order_by("id")),
        ),
        document="work.case",
        empty=_("No cases. Open one when a customer complains or something happens."),
    ),
    Screen(
        "work.case_types",
        _("Case types"),
        "work.CaseType",
        menu="tasks",
        order=90,
        posts=MANAGERS,
        shared=True,
        columns=(
            Column("title", _("Type"), link="work.case_types"),
            Column("get_department_display", _("Department")),
            Column("active", _("In use"), "flag"),
        ),
        ordering=("id",),
        search=("title",),
        actions=(Action("work.set_case_clock"),),
        panels=(Panel(_("Clocks"), CLOCKS, lambda kind, actor: kind.clocks.order_by("id")),),
        empty=_("No case types."),
    ),
)
