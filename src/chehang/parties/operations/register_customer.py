"""Open a customer's file."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.parties.commands import Address, CustomerFacts, Phone
from chehang.parties.filing import check_price_class, doubt_car, doubt_near_twin, refuse_twin
from chehang.parties.models import Customer
from chehang.parties.services import next_code
from chehang.parties.validation import Mobile, Vin


class RegisterCustomer(CustomerFacts):
    """A new customer."""

    mobile: Annotated[Mobile, Personal()] = ""
    phone: Phone = ""
    vin: Annotated[Vin, Personal()] = ""
    address: Address = ""


@operation(
    "parties.register_customer",
    title=_("Register a customer"),
    posts=("parts_sales", "parts_manager", "cashier", "customer_service_manager"),
)
def register_customer(cmd: RegisterCustomer, ctx: Context) -> Done:
    """Open a file. Refused when a file with the same name and mobile, or the same plate, is there
    already, and for a price class that is not the actor's to give."""
    refuse_twin(ctx, cmd, cmd.mobile)
    doubt_near_twin(ctx, cmd, cmd.mobile)
    doubt_car(ctx, cmd.plate_no, cmd.vin)
    check_price_class(ctx, "retail", cmd.price_class)
    if cmd.kind == "walk_in":
        raise Conflict("customer.walk_in", _("The walk-in customer exists once and is made by itself."), field="kind")
    customer = Customer.objects.create(store_id=ctx.store_id, code=next_code(ctx, "KH"), **cmd.model_dump())
    ctx.changed(customer, None, {"code": customer.code, "kind": cmd.kind, "price_class": cmd.price_class})
    return Done(id=customer.pk, number=customer.code)
