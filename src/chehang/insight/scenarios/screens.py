"""The screen of scenarios."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Link, Panel, Screen, register
from chehang.work.heads import MANAGERS

ASSUMPTIONS = (Column("title", _("Measure")), Column("words", _("Assumed")))

register(
    Screen(
        "insight.scenarios",
        _("Scenarios"),
        "insight.Scenario",
        menu="insight",
        order=15,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="insight.scenarios"),
            Column("title", _("Scenario")),
            Column("period", _("Period")),
            Column("strategy.title", _("Strategy"), link="insight.strategies"),
            Column("written_by.name", _("Written by")),
            Column("written_at", _("Written on"), "datetime"),
            Column("note", _("What for"), hidden=True),
        ),
        search=("number", "title", "note"),
        filters=("strategy", "written_at"),
        ordering=("-written_at", "-id"),
        new=("insight.write_scenario",),
        links=(Link(_("Open the sheet"), "/insight/scenarios/{id}/sheet/", permission="insight.see_scenarios"),),
        panels=(Panel(_("Assumptions"), ASSUMPTIONS, lambda scenario, actor: scenario.assumptions.order_by("id")),),
        empty=_("No scenario yet. Write what you assume; what follows from it is reckoned."),
    ),
)
