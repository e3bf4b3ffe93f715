"""What insight announces to the menu: duties, measures, and what was agreed about these."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Link, Menu, Page, Panel, Screen, add_link, register
from chehang.org.posts import LEADERS, POSTS

from ..packs import screens as packs  # noqa: F401  the reports
from ..scenarios import screens as scenarios  # noqa: F401  what if
from ..strategy import screens as strategy  # noqa: F401  the strategies

MANAGERS = (*sorted(LEADERS), "parts_manager", "sales_manager", "service_manager")
SET = (
    Column("reason", _("Reason")),
    Column("actor_name", _("Decided by")),
    Column("at", _("Set at"), "datetime"),
)

register(
    Page(
        "insight.duties", _("Duties of posts"), "/insight/duties/", "office", ("general_manager", "hr_manager"), order=2
    ),
    Menu("insight", _("Measures"), 4, ("general_manager",)),
    Page("insight.cockpit", _("Cockpit"), "/insight/", "insight", MANAGERS, order=0),
    Page("insight.group", _("Group of stores"), "/insight/group/", "insight", MANAGERS, order=2),
    Page("insight.measures", _("Measures"), "/measures/", "insight", tuple(POSTS), order=1),
    Page(
        "insight.tree",
        _("Diagnosis tree"),
        "/insight/tree/",
        "insight",
        (*sorted(LEADERS), "sales_manager", "service_manager"),
        order=3,
    ),
    Page("insight.year", _("Targets of the year"), "/insight/year/", "insight", MANAGERS, order=12),
    Page(
        "insight.operating",
        _("Operating plan"),
        "/insight/operating/",
        "insight",
        ("service_manager", "general_manager"),
        order=13,
    ),
    Page("insight.agenda", _("Agenda of the operating review"), "/insight/agenda/", "insight", MANAGERS, order=15),
    Page("insight.briefing", _("Briefing for a visit"), "/insight/briefing/", "insight", MANAGERS, order=14),
    Screen(
        "insight.targets",
        _("Targets and bands"),
        "core.MeasureTarget",
        menu="insight",
        posts=MANAGERS,
        columns=(
            Column("title", _("Measure")),
            Column("period", _("Period")),
            Column("standing", _("Also later"), "flag"),
            Column("target_words", _("Target")),
            Column("green_words", _("Green from")),
            Column("red_words", _("Red from")),
            *SET,
        ),
        filters=("measure", "first"),
        ordering=("-first", "-id"),
        new=("insight.set_target",),
        empty=_("No target is agreed yet. The general manager sets the first one."),
        order=20,
    ),
    Screen(
        "insight.frozen",
        _("Frozen months"),
        "insight.FrozenMonth",
        menu="insight",
        posts=tuple(sorted(LEADERS)),
        columns=(
            Column("month", _("Month"), "date"),
            Column("version", _("Version"), "number"),
            Column("get_occasion_display", _("Occasion")),
            Column("at", _("Seen at"), "datetime"),
            Column("digest", _("Digest")),
        ),
        filters=("month", "occasion"),
        ordering=("-month", "-version"),
        new=("insight.freeze_month",),
        panels=(
            Panel(
                _("Measures"),
                (
                    Column("title", _("Measure")),
                    Column("said", _("Figure")),
                    Column("rows", _("Rows"), "number"),
                    Column("digest", _("Digest")),
                ),
                lambda month, actor: month.figures.defer("packed").order_by("measure"),
            ),
        ),
        empty=_("No month is frozen yet. It is when finance closes one."),
        order=40,
    ),
    Screen(
        "insight.one_offs",
        _("One-offs"),
        "insight.OneOff",
        menu="insight",
        posts=MANAGERS,
        columns=(
            Column("title", _("Measure")),
            Column("thing", _("Which one")),
            Column("once", _("Happened once"), "flag"),
            Column("reason", _("Reason")),
            Column("employee.name", _("Marked by")),
            Column("at", _("Set at"), "datetime"),
        ),
        filters=("once", "at"),
        ordering=("-at", "-id"),
        empty=_("No row of a measure is marked. Mark one among the rows of the measure."),
        order=35,
    ),
    Screen(
        "insight.definitions",
        _("Definitions chosen"),
        "core.MeasureChoice",
        menu="insight",
        posts=MANAGERS,
        columns=(
            Column("title", _("Measure")),
            Column("variant_words", _("Definition")),
            Column("valid_from", _("Valid from"), "date"),
            *SET,
        ),
        ordering=("-valid_from", "-id"),
        new=("insight.choose_definition",),
        empty=_("Every measure is counted by its own definition."),
        order=30,
    ),
)

add_link(
    "work.notes", Link(_("Briefing for a visit"), "/insight/briefing/?note={id}", permission="insight.open_briefing")
)
