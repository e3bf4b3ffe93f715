"""What the files of cars show on the page of a customer."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of

from .models import Holding

CARS = (
    Column("vehicle", _("Vehicle"), link="vehicles.vehicles", via="vehicle_id"),
    Column("vehicle.model", _("Car model")),
    Column("get_role_display", _("Role")),
    Column("since", _("Since"), "date"),
    Column("until", _("Until"), "date"),
    Column("vehicle.mileage", _("Mileage, km"), "number"),
    Column("vehicle.insured_until", _("Insured until"), "date"),
    Column("vehicle.warranty_from", _("Warranty from"), "date"),
)


def _cars(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    if not actor.may("vehicles.see_vehicles"):
        return None
    mine = rows(Holding, actor).filter(customer__in=files_of(customer), vehicle__merged_into=None)
    return mine.select_related("vehicle__model").order_by("until", "-since")[:30]


add_panel("parties.customers", Panel(_("Cars and roles"), CARS, _cars, order=5))
