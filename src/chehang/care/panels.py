"""What customer care shows on the pages of customers and cars."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Link, Panel, add_link, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.vehicles.models import Vehicle

from .models import Complaint, Consent, Contact, FollowUp, Survey

CALLS = (
    Column("trigger.title", _("Care call"), link="care.calls"),
    Column("state", _("State"), "state"),
    Column("due_at", _("Due"), "datetime"),
    Column("get_result_display", _("Result")),
    Column("score", _("Score"), "number"),
    Column("said", _("What was said")),
)
WORDS = (
    Column("get_purpose_display", _("Purpose of contact")),
    Column("given", _("Agrees"), "flag"),
    Column("at", _("Time"), "datetime"),
    Column("proof", _("Proof")),
)
COMPLAINTS = (
    Column("case.number", _("Complaint"), link="care.complaints"),
    Column("case.state", _("State"), "state"),
    Column("case.title", _("Title")),
    Column("get_category_display", _("Category")),
    Column("case.get_level_display", _("Level")),
    Column("case.opened_at", _("Registered at"), "datetime"),
)
SURVEYS = (
    Column("questionnaire", _("Questionnaire"), link="care.surveys"),
    Column("state", _("State"), "state"),
    Column("sent_at", _("Sent"), "datetime"),
    Column("index", _("Index"), "quantity"),
    Column("recommends", _("Would recommend"), "number"),
)
CONTACTS = (
    Column("name", _("Name"), link="care.contacts"),
    Column("get_role_display", _("Role")),
    Column("mobile", _("Mobile"), personal=True),
    Column("birthday", _("Birthday"), "date", personal=True),
    Column("licence_until", _("Driving licence until"), "date"),
    Column("note", _("Note")),
)
MOST = 30


def _calls(customer: Customer, actor: Actor) -> Iterable[Any]:
    return (
        rows(FollowUp, actor)
        .filter(customer__in=files_of(customer))
        .select_related("trigger")
        .order_by("-due_at")[:MOST]
    )


def _calls_of_car(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return rows(FollowUp, actor).filter(vehicle=car).select_related("trigger").order_by("-due_at")[:MOST]


def _words(customer: Customer, actor: Actor) -> Iterable[Any]:
    return rows(Consent, actor).filter(customer__in=files_of(customer)).order_by("-id")[:MOST]


def _complaints(customer: Customer, actor: Actor) -> Iterable[Any]:
    mine = rows(Complaint, actor).filter(customer__in=files_of(customer))
    return mine.select_related("case").order_by("-id")[:MOST]


def _contacts(customer: Customer, actor: Actor) -> Iterable[Any]:
    return rows(Contact, actor).filter(customer__in=files_of(customer), active=True).order_by("role", "id")[:MOST]


def _surveys(customer: Customer, actor: Actor) -> Iterable[Any]:
    mine = rows(Survey, actor).filter(customer__in=files_of(customer))
    return mine.select_related("questionnaire").order_by("-id")[:MOST]


add_panel("parties.customers", Panel(_("Contacts on the file"), CONTACTS, _contacts, order=5))
add_panel("parties.customers", Panel(_("Follow-up calls"), CALLS, _calls, order=60, tab=_("Customer care")))
add_panel("parties.customers", Panel(_("Consent"), WORDS, _words, order=61, tab=_("Customer care")))
add_panel("parties.customers", Panel(_("Complaints"), COMPLAINTS, _complaints, order=62, tab=_("Customer care")))
add_panel("parties.customers", Panel(_("Surveys"), SURVEYS, _surveys, order=63, tab=_("Customer care")))
add_panel("vehicles.vehicles", Panel(_("Follow-up calls"), CALLS, _calls_of_car, order=60))
add_link("parties.customers", Link(_("Add a contact"), "/do/care/add_contact/?customer={id}", (), "care.add_contact"))
