"""A customer's personal data: masked until it was opened with a reason (UI: a quarter of an hour)."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock
from chehang.core.models import Journal
from chehang.core.screens import Column
from chehang.parties.models import PERSONAL, Customer, masked

OPEN_FOR = timedelta(minutes=15)
PERSONAL_DATA = (
    Column("mobile", _("Mobile")),
    Column("phone", _("Phone")),
    Column("vin", _("VIN")),
    Column("address", _("Address")),
)


def personal_data(customer: Customer, actor: Actor) -> list[Any]:
    """One row, in full for who has just opened it; none where nothing is on file."""
    data = {name: getattr(customer, name) for name in PERSONAL}
    if not any(data.values()):
        return []
    if not _opened(customer, actor):
        data = {name: masked(value) for name, value in data.items()}
    return [SimpleNamespace(**data)]


def _opened(customer: Customer, actor: Actor) -> bool:
    return (
        actor.may("parties.open_personal_data")
        and Journal.objects.filter(
            subject=Customer._meta.label,
            subject_id=customer.pk,
            employee_id=actor.employee_id,
            operation="parties.open_personal_data",
            outcome="done",
            at__gte=Clock().now() - OPEN_FOR,
        ).exists()
    )
