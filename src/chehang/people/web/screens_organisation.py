"""Screens of the organisation and of recruitment."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Board, Tree
from chehang.work.heads import MANAGERS

HR = ("hr_manager", "general_manager")
HELD = (
    Column("employee.name", _("Employee")),
    Column("since", _("Since"), "date"),
    Column("until", _("Until"), "date"),
)
CHANGES = (
    Column("number", _("Number"), link="people.changes"),
    Column("get_kind_display", _("Kind of change")),
    Column("state", _("State"), "state"),
    Column("effective_on", _("Effective from"), "date"),
    Column("headcount", _("Headcount"), "number"),
)
CANDIDATES = (
    Column("name", _("Name"), link="people.candidates"),
    Column("state", _("State"), "state"),
    Column("score", _("Score")),
    Column("source", _("Where from")),
)
INTERVIEWS = (
    Column("interviewer.name", _("Interviewer")),
    Column("on", _("Day"), "date"),
    Column("knowledge", _("Knowledge"), "number"),
    Column("experience", _("Experience"), "number"),
    Column("attitude", _("Attitude"), "number"),
    Column("manner", _("Manner"), "number"),
    Column("total", _("Total"), "number"),
    Column("note", _("Impression")),
)


register(
    Screen(
        "people.positions", _("Posts"), "people.Position", menu="personnel", order=10, posts=MANAGERS,
        columns=(
            Column("title", _("Post"), link="people.positions"),
            Column("code", _("Code"), hidden=True),
            Column("unit.name", _("Department")),
            Column("grade", _("Grade"), "number"),
            Column("headcount", _("Headcount"), "number", total=True),
            Column("holders", _("Holders"), "number"),
            Column("reports_to.title", _("Reports to")),
            Column("get_hours_display", _("Working hours"), hidden=True),
            Column("rights_title", _("Rights of the post"), hidden=True),
            Column("since", _("Since"), "date", hidden=True),
            Column("closed_on", _("Closed on"), "date", hidden=True),
            Column("duty", _("Job description"), hidden=True),
        ),
        search=("title", "code", "duty"), filters=("unit", "closed_on"), ordering=("unit_id", "-grade", "code"),
        new=("people.propose_change",), actions=(Action("people.propose_change"), Action("people.request_staff")),
        panels=(
            Panel(_("Holders"), HELD, lambda p, actor: p.employments.select_related("employee").order_by("-since")),
            Panel(_("Changes"), CHANGES, lambda p, actor: p.changes.order_by("-id")),
        ),
        views=(Tree("reports_to", ("title", "headcount")),), empty=_("No posts. Found the organisation on the chart."),
    ),
    Screen(
        "people.units", _("Units"), "people.OrgUnit", menu="personnel", order=12, posts=HR,
        columns=(Column("name", _("Department"), link="people.units"), Column("code", _("Code"), hidden=True), Column("parent.name", _("Belongs to"))),
        search=("code", "name"), ordering=("id",), new=("people.add_unit",), views=(Tree("parent", ("name",)),), empty=_("No units yet."),
    ),
    Screen(
        "people.changes", _("Organisation changes"), "people.OrgChange", menu="personnel", order=14, posts=HR,
        columns=(
            Column("number", _("Number"), link="people.changes"),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind of change")),
            Column("title", _("Post")),
            Column("unit.name", _("Department")),
            Column("headcount", _("Headcount"), "number"),
            Column("grade", _("Grade"), "number"),
            Column("reports_to.title", _("Reports to")),
            Column("effective_on", _("Effective from"), "date"),
            Column("reason", _("Reason")),
            Column("asked_by.name", _("Asked by"), hidden=True),
            Column("duty", _("Job description"), hidden=True),
        ),
        search=("number", "title"), filters=("state", "kind", "effective_on"), new=("people.propose_change",), document="people.org_change",
        empty=_("No changes of the organisation."),
    ),
    Screen(
        "people.requisitions", _("Staff requisitions"), "people.Requisition", menu="personnel", order=20, posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="people.requisitions"),
            Column("position.title", _("Post")),
            Column("state", _("State"), "state"),
            Column("people", _("People wanted"), "number"),
            Column("hired", _("Hired"), "number"),
            Column("needed_by", _("Needed by"), "date"),
            Column("over_headcount", _("Above headcount"), "flag"),
            Column("asked_by.name", _("Asked by")),
            Column("asked_on", _("Asked on"), "date", hidden=True),
            Column("filled_on", _("Filled on"), "date", hidden=True),
            Column("reason", _("Reason"), hidden=True),
            Column("wants", _("What is asked for"), hidden=True),
        ),
        search=("number", "position__title"), filters=("state", "needed_by"), new=("people.request_staff",),
        actions=(Action("people.add_candidate", ("approved",), main=True), Action("people.close_requisition", ("approved",))),
        panels=(Panel(_("Candidates"), CANDIDATES, lambda r, actor: r.candidates.order_by("id") if actor.may("people.see_candidates") else ()),),
        document="people.requisition", empty=_("Nobody is looked for."),
    ),
    Screen(
        "people.candidates", _("Candidates"), "people.Candidate", menu="personnel", order=22, posts=HR,
        columns=(
            Column("name", _("Name"), link="people.candidates"),
            Column("state", _("State"), "state"),
            Column("requisition.position.title", _("Post")),
            Column("requisition.number", _("Staff requisition"), link="people.requisitions"),
            Column("score", _("Score")),
            Column("source", _("Where from")),
            Column("mobile", _("Mobile"), hidden=True),
            Column("resume", _("Curriculum vitae"), hidden=True),
            Column("checked", _("Reference check"), hidden=True),
            Column("offered_wage", _("Offered wage"), "money", hidden=True),
            Column("starts_on", _("First day"), "date"),
        ),
        search=("name",), filters=("state", "requisition"), new=("people.add_candidate",),
        actions=(
            Action("people.score_interview", ("new", "met"), main=True),
            Action("people.make_offer", ("met",), main=True),
            Action("people.answer_offer", ("offered",), main=True),
            Action("people.hire", ("accepted",), main=True),
            Action("people.reject_candidate", ("new", "met", "offered", "accepted")),
        ),
        panels=(Panel(_("Interviews"), INTERVIEWS, lambda c, actor: c.interviews.select_related("interviewer").order_by("id")),),
        views=(Board((Column("name", _("Name")), Column("requisition.position.title", _("Post")), Column("score", _("Score"))),
                     lanes=("new", "met", "offered", "accepted", "hired")),),
        empty=_("No candidates."),
    ),
)  # fmt: skip
