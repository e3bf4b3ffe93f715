"""What customer care shows on the pages of customers and cars."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from .models import Consent, FollowUp

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
MOST = 30


def _calls(customer: Customer, actor: Actor) -> Iterable[Any]:
    return rows(FollowUp, actor).filter(customer=customer).select_related("trigger").order_by("-due_at")[:MOST]


def _calls_of_car(car: Vehicle, actor: Actor) -> Iterable[Any]:
    return rows(FollowUp, actor).filter(vehicle=car).select_related("trigger").order_by("-due_at")[:MOST]


def _words(customer: Customer, actor: Actor) -> Iterable[Any]:
    return rows(Consent, actor).filter(customer=customer).order_by("-id")[:MOST]


add_panel("parties.customers", Panel(_("Follow-up calls"), CALLS, _calls, order=60, tab=_("Customer care")))
add_panel("parties.customers", Panel(_("Consent"), WORDS, _words, order=61, tab=_("Customer care")))
add_panel("vehicles.vehicles", Panel(_("Follow-up calls"), CALLS, _calls_of_car, order=60))
