"""The screen of strategies."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Panel, Screen, register
from chehang.work.heads import MANAGERS

TARGETS = (Column("title", _("Measure")), Column("year", _("Year"), "text"), Column("target_words", _("Target")))
REVIEWS = (
    Column("n", _("No."), "number"),
    Column("at", _("When"), "datetime"),
    Column("reviewer.name", _("Reviewed by")),
    Column("get_course_display", _("Review finding")),
    Column("text", _("Review note")),
)

register(
    Screen(
        "insight.strategies",
        _("Strategies"),
        "insight.Strategy",
        menu="insight",
        order=13,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="insight.strategies"),
            Column("title", _("Strategy")),
            Column("years", _("Years")),
            Column("state", _("State"), "state"),
            Column("owner.name", _("Owner")),
            Column("written_at", _("Written on"), "datetime", hidden=True),
            Column("approved_by.name", _("Approved by")),
            Column("approved_at", _("Approved on"), "datetime"),
            Column("situation", _("Where we stand"), hidden=True),
            Column("aims", _("Aims"), hidden=True),
            Column("actions", _("How they are reached"), hidden=True),
        ),
        search=("number", "title", "situation", "aims", "actions"),
        filters=("state", "owner", "approved_at"),
        new=("insight.draft_strategy",),
        actions=(
            Action("insight.approve_strategy", ("draft",), main=True),
            Action("insight.review_strategy", ("approved",), main=True),
            Action("insight.close_strategy", ("approved",)),
        ),
        links=(
            Link(_("Targets year by year"), "/insight/strategies/{id}/years/", permission="insight.see_strategies"),
        ),
        panels=(
            Panel(_("Targets"), TARGETS, lambda strategy, actor: strategy.targets.order_by("measure", "year")),
            Panel(
                _("Reviews"),
                REVIEWS,
                lambda strategy, actor: strategy.reviews.select_related("reviewer").order_by("-n"),
            ),
        ),
        document="insight.strategy",
        empty=_("No strategy yet. Write down where the store stands and where it is to be in three years."),
    ),
)
