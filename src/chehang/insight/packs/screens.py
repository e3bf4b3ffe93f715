"""The screen of reports."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.work.heads import MANAGERS
from chehang.work.models import Task
from chehang.work.subjects import names_of

from ..saying import said
from .models import ReportPack

LINES = (
    Column("n", _("Line"), "number"),
    Column("title", _("Measure")),
    Column("value_words", _("Figure")),
    Column("before_words", _("period before")),
    Column("year_words", _("a year before")),
    Column("target_words", _("Target")),
    Column("colour_words", _("Band")),
    Column("told", _("Has to be explained"), "flag"),
    Column("comment", _("Explanation")),
    Column("task.title", _("What is done")),
    Column("task.owner.name", _("Owner")),
    Column("task.due", _("Due"), "date"),
)

TASKS = (
    Column("title", _("What is done")),
    Column("owner.name", _("Owner")),
    Column("due", _("Due"), "date"),
    Column("state", _("State"), "state"),
)
TABLE = (Column("title", _("Table")), Column("of", _("What of")), Column("value_words", _("Figure")))


@dataclass(frozen=True)
class TableRow:
    """A row of a table in a report."""

    title: str
    of: str
    value_words: str


def tasks(pack: ReportPack, actor: Actor) -> QuerySet[Task]:
    """What is done about a report, from its lines and from the talk over it."""
    mine = rows(Task, actor).filter(about__in=names_of("insight.ReportPack"), about_id=pack.pk)
    return mine.select_related("owner").order_by("due", "id")


def table_rows(pack: ReportPack) -> list[TableRow]:
    """The tables of a report one below the other."""
    return [
        TableRow(part.title, label, said(part.known, value) if part.known else str(value))
        for part in pack.parts.filter(form="table").order_by("n")
        for label, value in part.rows
    ]


register(
    Screen(
        "insight.packs",
        _("Reports"),
        "insight.ReportPack",
        menu="insight",
        order=10,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="insight.packs"),
            Column("title", _("Report")),
            Column("period", _("Period")),
            Column("version", _("Version"), "number"),
            Column("state", _("State"), "state"),
            Column("owner_title", _("Responsible post")),
            Column("due", _("Due"), "date"),
            Column("signed_by.name", _("Signed by")),
            Column("signed_at", _("Signed at"), "datetime"),
            Column("conclusion", _("Conclusion")),
            Column("digest", _("Digest"), hidden=True),
        ),
        filters=("state", "kind", "owner", "due"),
        ordering=("-due", "-id"),
        new=("insight.draft_pack",),
        actions=(
            Action("insight.sign_pack", ("draft",), main=True),
            Action("insight.discuss_pack", ("signed",), main=True),
            Action("insight.comment_pack_line", ("draft",)),
        ),
        panels=(
            Panel(
                _("Measures"),
                LINES,
                lambda pack, actor: pack.lines.select_related("task__owner").order_by("n"),
            ),
            Panel(
                _("Talk with the general manager"),
                (
                    Column("at", _("At"), "datetime"),
                    Column("note", _("Note of the talk")),
                    Column("writer.name", _("Written by")),
                ),
                lambda pack, actor: pack.notes.select_related("writer").order_by("id"),
            ),
            Panel(_("What is done"), TASKS, lambda pack, actor: tasks(pack, actor)),
            Panel(_("Tables"), TABLE, lambda pack, actor: table_rows(pack)),
        ),
        links=(
            Link(_("Charts of the report"), "/insight/packs/{id}/charts/", permission="insight.see_packs"),
            Link(_("Report as Excel"), "/insight/packs/{id}/export/", permission="insight.see_packs"),
        ),
        document="insight.pack",
        empty=_("No report yet. The house drafts each when its period is over."),
    ),
    Page("insight.owed", _("Who owes which report"), "/insight/owed/", "insight", MANAGERS, order=11),
)
