"""The screen of reports."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.work.heads import MANAGERS

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
            Action("insight.comment_pack_line", ("draft",)),
        ),
        panels=(
            Panel(
                _("Measures"),
                LINES,
                lambda pack, actor: pack.lines.select_related("task__owner").order_by("n"),
            ),
        ),
        document="insight.pack",
        empty=_("No report yet. The house drafts each when its period is over."),
    ),
    Page("insight.owed", _("Who owes which report"), "/insight/owed/", "insight", MANAGERS, order=11),
)
