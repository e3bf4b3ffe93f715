"""The screens of goals: the list, and the tree."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register
from chehang.work.heads import EVERYONE

PARTS = (
    Column("number", _("Number"), link="work.goals"),
    Column("title", _("Goal")),
    Column("get_span_display", _("Span")),
    Column("owner.name", _("Owner")),
    Column("target", _("Target"), "quantity"),
    Column("result", _("Reached"), "quantity"),
    Column("percent", _("Of target"), "rate"),
    Column("state", _("State"), "state"),
)

register(
    Page("work.plan_tree", _("Plan tree"), "/work/plan-tree/", "tasks", posts=EVERYONE, order=20),
    Screen(
        "work.goals",
        _("Plans and goals"),
        "work.Goal",
        menu="tasks",
        order=21,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="work.goals"),
            Column("title", _("Goal")),
            Column("state", _("State"), "state"),
            Column("get_span_display", _("Span")),
            Column("get_department_display", _("Department")),
            Column("owner.name", _("Owner")),
            Column("measured_by", _("Measured by")),
            Column("target", _("Target"), "quantity"),
            Column("result", _("Reached"), "quantity"),
            Column("percent", _("Of target"), "rate"),
            Column("starts", _("From day"), "date"),
            Column("due", _("Finish by"), "date"),
            Column("parent.number", _("Part of"), link="work.goals", hidden=True),
            Column("plan_text", _("How"), hidden=True),
            Column("evidence", _("Evidence"), hidden=True),
            Column("problem", _("Problem"), hidden=True),
            Column("why", _("Cause"), hidden=True),
            Column("next_step", _("Countermeasure"), hidden=True),
            Column("check_on", _("To be checked on"), "date", hidden=True),
            Column("agreed_by.name", _("Agreed by, for the department"), hidden=True),
            Column("approved_by.name", _("Approved by"), hidden=True),
            Column("version", _("Version"), "number", hidden=True),
        ),
        search=("number", "title", "owner__name"),
        filters=("state", "span", "department", "owner", "due"),
        ordering=("starts", "id"),
        new=("work.set_goal",),
        actions=(
            Action("work.decompose_goal", ("draft", "agreed"), main=True),
            Action("work.set_goal_parts", ("draft", "agreed", "running")),
            Action("work.agree_goal", ("draft", "agreed")),
            Action("work.approve_goal", ("draft", "agreed"), main=True),
            Action("work.report_goal", ("running",), main=True),
            Action("work.explain_goal", ("running",)),
            Action("work.change_goal", ("draft", "agreed", "running")),
            Action("work.drop_goal", ("draft", "agreed")),
        ),
        links=(Link(_("In the tree"), "/work/plan-tree/?root={id}", (), "work.open_plan_tree"),),
        panels=(
            Panel(
                _("Parts of the goal"),
                PARTS,
                lambda goal, actor: goal.children.select_related("owner").order_by("starts", "id"),
            ),
        ),
        document="work.goal",
        empty=_("No plans yet. Set the goals of the year, then split them."),
    ),
)
