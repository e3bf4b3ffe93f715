"""What car sales shows on the page of a customer."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of, goes_along

from .models import Deal, Lead
from .models.leads import OVER
from .states import LEAD

LEADS = (
    Column("number", _("Lead"), link="carsales.leads"),
    Column("state", _("State"), "state"),
    Column("registered_on", _("Registered on"), "date"),
    Column("get_source_display", _("Source")),
    Column("wanted", _("Model wanted")),
    Column("level", _("Level")),
    Column("consultant.name", _("Consultant")),
    Column("next_follow", _("Next follow-up"), "date"),
)
DEALS = (
    Column("quote_number", _("Quotation"), link="carsales.deals"),
    Column("number", _("Order")),
    Column("state", _("State"), "state"),
    Column("model", _("Car model")),
    Column("price_inc", _("Price of the car"), "money"),
    Column("promised_on", _("Car promised for"), "date"),
    Column("consultant.name", _("Consultant")),
)
MOST = 30
TAB = _("Vehicle sales")


def _leads(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("carsales.see_leads"):
        return None
    mine = rows(Lead, actor).filter(customer__in=files_of(customer))
    return mine.select_related("consultant").order_by("-id")[:MOST]


def _deals(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("carsales.see_deals"):
        return None
    mine = rows(Deal, actor).filter(customer__in=files_of(customer))
    return mine.select_related("model", "consultant").order_by("-id")[:MOST]


add_panel("parties.customers", Panel(_("Leads"), LEADS, _leads, order=50, tab=TAB))
add_panel("parties.customers", Panel(_("Car deals"), DEALS, _deals, order=51, tab=TAB))

goes_along("carsales.Lead", *(code for code in LEAD.states if code not in OVER))
