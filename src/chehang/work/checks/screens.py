"""The screens of checks."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.work.heads import EVERYONE, MANAGERS

FINDINGS = (
    Column("item.n", _("Item no."), "number"),
    Column("item.text", _("What to look at")),
    Column("well", _("As it should be"), "flag"),
    Column("value", _("Reading"), "quantity"),
    Column("word", _("What was found")),
    Column("at", _("Time"), "datetime"),
)
ITEMS = (
    Column("n", _("Item no."), "number"),
    Column("text", _("What to look at")),
    Column("get_kind_display", _("Kind")),
    Column("low", _("At least"), "quantity"),
    Column("high", _("At most"), "quantity"),
    Column("unit", _("Unit")),
)

register(
    Page("work.patrol", _("Patrol"), "/work/patrol/", "tasks", posts=EVERYONE, order=30),
    Page("work.check_ranking", _("Trend and ranking"), "/work/check-ranking/", "tasks", posts=MANAGERS, order=33),
    Page("work.maker_standards", _("Maker's standards"), "/work/maker-standards/", "tasks", posts=MANAGERS, order=34),
    Screen(
        "work.checks",
        _("Check rounds"),
        "work.CheckRound",
        menu="tasks",
        order=31,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="work.checks"),
            Column("template.title", _("Checklist")),
            Column("place.name", _("Place")),
            Column("state", _("State"), "state"),
            Column("checker.name", _("Checker")),
            Column("due", _("Finish by"), "date"),
            Column("score", _("Score"), "rate"),
            Column("failed", _("Found wanting"), "number"),
            Column("drawn", _("Drawn at random"), "flag", hidden=True),
            Column("done_at", _("Round finished"), "datetime"),
            Column("verified_by.name", _("Verified by")),
        ),
        search=("number", "template__title", "place__name", "checker__name"),
        filters=("state", "template", "place", "checker", "due"),
        new=("work.plan_check", "work.draw_check"),
        actions=(Action("work.verify_check", ("done",), main=True),),
        panels=(
            Panel(
                _("Findings"), FINDINGS, lambda check, actor: check.answers.select_related("item").order_by("item__n")
            ),
        ),
        document="work.check",
        empty=_("No rounds yet. Publish a checklist, then plan a round."),
    ),
    Screen(
        "work.checklists",
        _("Checklists"),
        "work.CheckTemplate",
        menu="tasks",
        order=92,
        posts=MANAGERS,
        columns=(
            Column("code", _("Checklist code"), link="work.checklists"),
            Column("title", _("Checklist")),
            Column("version", _("Version"), "number"),
            Column("current", _("In force"), "flag"),
            Column("maker", _("Maker's standard"), "flag"),
            Column("get_department_display", _("Department")),
            Column("rhythm", _("Days between rounds"), "number"),
            Column("mend_days", _("Days to mend"), "number"),
            Column("published_at", _("Published"), "datetime"),
        ),
        search=("code", "title"),
        filters=("department", "maker", "current"),
        new=("work.publish_checklist",),
        panels=(Panel(_("Check items"), ITEMS, lambda template, actor: template.items.order_by("n")),),
        empty=_("No checklists yet."),
    ),
    Screen(
        "work.places",
        _("Places"),
        "work.CheckPlace",
        menu="tasks",
        order=93,
        posts=MANAGERS,
        columns=(
            Column("code", _("Place code"), link="work.places"),
            Column("name", _("Place")),
            Column("get_department_display", _("Department")),
            Column("owner.name", _("Area owner")),
            Column("active", _("In use"), "flag"),
        ),
        search=("code", "name"),
        filters=("department",),
        ordering=("code",),
        new=("work.add_place",),
        actions=(Action("work.set_place_owner"),),
        links=(Link(_("Print the label"), "/work/places/{id}/label/", (), "work.see_places"),),
        empty=_("No places yet."),
    ),
)
