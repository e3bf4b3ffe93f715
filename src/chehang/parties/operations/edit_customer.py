"""Keep a customer's file up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.masterdata import require_free
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.parties.commands import Address, CustomerFacts, Phone
from chehang.parties.filing import check_price_class, doubt_car, doubt_near_twin, refuse_twin
from chehang.parties.models import Customer
from chehang.parties.validation import Mobile, Vin

STAYS = gettext_noop("Left empty it stays as it is.")


class EditCustomer(CustomerFacts):
    """The whole file as it should be; personal data that is not named stays, an empty text takes it out."""

    customer: Annotated[Id, Ref("parties.Customer")]
    mobile: Annotated[Mobile, Personal()] | None = Field(None, description=STAYS)
    phone: Phone | None = Field(None, description=STAYS)
    vin: Annotated[Vin, Personal()] | None = Field(None, description=STAYS)
    address: Address | None = Field(None, description=STAYS)
    active: bool = True
    seen: Seen = ""


@operation(
    "parties.edit_customer",
    title=_("Edit a customer"),
    posts=("parts_sales", "parts_manager", "customer_service_manager"),
)
def edit_customer(cmd: EditCustomer, ctx: Context) -> Done:
    """Change a customer's file; the kind of the walk-in customer stays.

    Refused when it would become the twin of another file, and for a price class that is not the actor's to give. Kind and
    tax number stand still while a bill is unpaid.
    """
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    require_unchanged(ctx, cmd, customer)
    if (customer.kind == "walk_in") != (cmd.kind == "walk_in"):
        raise Refused("customer.walk_in", _("The walk-in customer exists once and is made by itself."), field="kind")
    check_price_class(ctx, customer.price_class, cmd.price_class)
    if cmd.active:
        mobile = customer.mobile if cmd.mobile is None else cmd.mobile
        refuse_twin(ctx, cmd, mobile, besides=customer.pk)
        if (cmd.name, mobile) != (customer.name, customer.mobile):
            doubt_near_twin(ctx, cmd, mobile, besides=customer.pk)
    facts = {name: value for name, value in cmd.model_dump(exclude={"customer", "seen"}).items() if value is not None}
    newly = {name: facts.get(name) or "" for name in ("plate_no", "vin") if facts.get(name) != getattr(customer, name)}
    doubt_car(ctx, newly.get("plate_no", ""), newly.get("vin", ""))
    before = {name: getattr(customer, name) for name in facts}
    changed = {name: value for name, value in facts.items() if before[name] != value}
    require_free(customer, changed)
    for name, value in changed.items():
        setattr(customer, name, value)
    customer.save(update_fields=[*changed] or None)
    ctx.changed(customer, {n: str(before[n]) for n in changed}, {n: str(v) for n, v in changed.items()})
    return Done(id=customer.pk, number=customer.code)
