"""Screens of appraisal. Only HR and the general manager see them; managers score on a page of their own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.work.heads import MANAGERS

HR = ("hr_manager", "general_manager")
YARDSTICKS = (
    Column("n", _("Item no."), "number"),
    Column("title", _("Yardstick")),
    Column("weight", _("Weight, percent"), "number"),
    Column("target", _("Target"), "quantity"),
    Column("measure", _("Measure of the house")),
    Column("less", _("Less is better"), "flag"),
    Column("floor", _("Nothing below, percent"), "number"),
)
LINES = (
    *YARDSTICKS[:4],
    Column("actual", _("Reached"), "quantity"),
    Column("score", _("Score"), "quantity"),
    Column("measure", _("Measure of the house")),
)

register(
    Page("people.appraising", _("Appraise my people"), "/people/appraising/", "tasks", posts=MANAGERS, order=75),
    Screen(
        "people.schemes", _("Appraisal schemes"), "people.Scheme", menu="personnel", order=50, posts=HR,
        columns=(
            Column("number", _("Number"), link="people.schemes"), Column("title", _("Scheme")), Column("post_title", _("Post")), Column("state", _("State"), "state"),
            Column("written_by.name", _("Written by")), Column("since", _("In force since"), "date"),
        ),
        search=("number", "title"), filters=("state", "post"), new=("people.draft_scheme",),
        panels=(Panel(_("Yardsticks"), YARDSTICKS, lambda s, actor: s.items.order_by("n")),), document="people.scheme",
        empty=_("No schemes. Draft one for a post."),
    ),
    Screen(
        "people.appraisals", _("Appraisals"), "people.Appraisal", menu="personnel", order=52, posts=HR,
        columns=(
            Column("number", _("Number"), link="people.appraisals"), Column("month", _("Month"), "date"), Column("employee.name", _("Employee")),
            Column("scheme.title", _("Scheme")), Column("state", _("State"), "state"), Column("score", _("Score"), "quantity"), Column("grade", _("Grade")),
            Column("factor", _("Coefficient"), "number"), Column("appraiser.name", _("Appraised by")), Column("comment", _("What the manager says"), hidden=True),
            Column("statement", _("What the employee says"), hidden=True), Column("decided_by.name", _("Appeal decided by"), hidden=True),
            Column("signed_at", _("Targets signed by the employee"), "datetime", hidden=True), Column("manager_at", _("Targets signed by the manager"), "datetime", hidden=True),
        ),
        search=("number", "employee__name"), filters=("state", "month", "grade"), ordering=("-month", "employee_id"),
        new=("people.open_appraisals", "people.close_appraisals"), actions=(Action("people.decide_appeal", ("appealed",), main=True), Action("people.sign_targets", ("open",))),
        panels=(Panel(_("Yardsticks"), LINES, lambda a, actor: a.lines.order_by("n")),), document="people.appraisal",
        empty=_("No appraisals. Open those of a month."),
    ),
)  # fmt: skip
