"""Screens of the staff: files, contracts, events, lists. Only HR and the general manager see them."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.people.leaving import open_points
from chehang.people.models import Employment, LabourContract, ListItem, PersonnelEvent
from chehang.work.handing_over import Holding
from chehang.work.heads import MANAGERS

HR = ("hr_manager", "general_manager")
POSTS = (Column("position.title", _("Post")), Column("since", _("Since"), "date"), Column("until", _("Until"), "date"))
CONTRACTS = (
    Column("number", _("Number"), link="people.contracts"),
    Column("get_term_display", _("Term")),
    Column("starts_on", _("Valid from"), "date"),
    Column("ends_on", _("Valid until"), "date"),
    Column("probation_until", _("Probation until"), "date"),
)
EVENTS = (
    Column("number", _("Number"), link="people.events"),
    Column("get_kind_display", _("Personnel event")),
    Column("state", _("State"), "state"),
    Column("effective_on", _("Effective from"), "date"),
    Column("facts", _("Facts and reason")),
)
ITEMS = (
    Column("title", _("What"), link="people.lists"),
    Column("get_kind_display", _("Kind of list")),
    Column("due", _("Due"), "date"),
    Column("done_on", _("Done on"), "date"),
    Column("done_by.name", _("Handled by")),
)
LEFT = (Column("words", _("Still to hand over")),)


def _left(event: PersonnelEvent, actor: Actor) -> list[Holding]:
    return open_points(event.store_id, event.employee_id) if event.kind == "leave" and event.state == "approved" else []


register(
    Screen(
        "people.files", _("Staff files"), "people.StaffFile", menu="personnel", order=30, posts=HR,
        columns=(
            Column("employee.number", _("Staff number"), link="people.files"),
            Column("employee.name", _("Name")),
            Column("position", _("Post")),
            Column("hired_on", _("Hired on"), "date"),
            Column("left_on", _("Left on"), "date"),
            Column("id_no", _("ID card"), personal=True),
            Column("education", _("Education"), hidden=True),
            Column("working_since", _("Working since"), "date", hidden=True),
        ),
        search=("employee__name", "employee__number", "=id_no", "=mobile"), filters=("hired_on", "left_on"), ordering=("employee__number",),
        new=("people.keep_file",), actions=(Action("people.keep_file"),),
        panels=(
            Panel(_("Posts held"), POSTS, lambda f, actor: access.rows(Employment, actor).filter(employee_id=f.employee_id).select_related("position").order_by("-since")),
            Panel(_("Labour contracts"), CONTRACTS, lambda f, actor: access.rows(LabourContract, actor).filter(employee_id=f.employee_id).order_by("-starts_on")),
            Panel(_("Personnel events"), EVENTS, lambda f, actor: access.rows(PersonnelEvent, actor).filter(employee_id=f.employee_id).order_by("-id")),
            Panel(_("Lists of joining and leaving"), ITEMS, lambda f, actor: access.rows(ListItem, actor).filter(employee_id=f.employee_id).select_related("done_by").order_by("id")),
        ),
        empty=_("No staff files. Found the organisation, or write the first file."),
    ),
    Screen(
        "people.contracts", _("Labour contracts"), "people.LabourContract", menu="personnel", order=32, posts=HR,
        columns=(
            Column("number", _("Number"), link="people.contracts"),
            Column("employee.name", _("Employee")),
            Column("get_term_display", _("Term")),
            Column("starts_on", _("Valid from"), "date"),
            Column("ends_on", _("Valid until"), "date"),
            Column("probation_until", _("Probation until"), "date"),
            Column("wage", _("Monthly wage"), "money", hidden=True),
            Column("probation_wage", _("Wage on probation"), "money", hidden=True),
            Column("confirmed_on", _("Confirmed on"), "date"),
            Column("ended_on", _("Ended on"), "date"),
        ),
        search=("number", "employee__name"), filters=("term", "ends_on", "ended_on"), ordering=("ended_on", "ends_on", "id"),
        new=("people.write_contract",), document="people.contract", empty=_("No labour contracts."),
    ),
    Screen(
        "people.events", _("Personnel events"), "people.PersonnelEvent", menu="personnel", order=34, posts=HR,
        columns=(
            Column("number", _("Number"), link="people.events"),
            Column("get_kind_display", _("Personnel event")),
            Column("employee.name", _("Employee")),
            Column("state", _("State"), "state"),
            Column("effective_on", _("Effective from"), "date"),
            Column("position.title", _("New post")),
            Column("facts", _("Facts and reason")),
            Column("clause", _("Clause of the policy"), hidden=True),
            Column("statement", _("What the employee says"), hidden=True),
            Column("amount", _("Amount"), "money", hidden=True),
            Column("severance", _("Severance"), "money", hidden=True),
            Column("written_by.name", _("Written by"), hidden=True),
        ),
        search=("number", "employee__name"), filters=("state", "kind", "effective_on"), new=("people.file_event",),
        actions=(Action("people.finish_leaving", ("approved",), main=True),), panels=(Panel(_("Still to hand over"), LEFT, _left),),
        document="people.event", empty=_("No personnel events."),
    ),
    Screen(
        "people.lists", _("Lists of joining and leaving"), "people.ListItem", menu="personnel", order=36, posts=(*MANAGERS, "cashier", "administrator"),
        columns=(
            Column("employee.name", _("Employee"), link="people.lists"),
            Column("get_kind_display", _("Kind of list")),
            Column("title", _("What")),
            Column("due", _("Due"), "date"),
            Column("done_on", _("Done on"), "date"),
            Column("done_by.name", _("Handled by")),
            Column("remark", _("Remark"), hidden=True),
        ),
        search=("employee__name", "title"), filters=("kind", "due", "done_on"), ordering=("done_on", "due", "id"),
        actions=(Action("people.tick_item", main=True),), bulk=("people.tick_item",), empty=_("Nothing on the lists."),
    ),
)  # fmt: skip
