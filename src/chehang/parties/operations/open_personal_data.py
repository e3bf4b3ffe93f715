"""See a customer's personal data in full."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.parties.models import Customer


class OpenPersonalData(Command):
    """Whose, and what for."""

    customer: Annotated[Id, Ref("parties.Customer")]
    reason: RequiredText


@operation(
    "parties.open_personal_data",
    title=_("Show personal data"),
    posts=("parts_sales", "parts_manager", "cashier", "finance_manager", "customer_service_manager"),
)
def open_personal_data(cmd: OpenPersonalData, ctx: Context) -> Done:
    """Open the customer's phone numbers, VIN and address to the actor for a while; the reason stays on record."""
    customer = access.get(Customer, cmd.customer, ctx)
    ctx.changed(customer, None, {"opened": cmd.reason})
    return Done(id=customer.pk, number=customer.code)
