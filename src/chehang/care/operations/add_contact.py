"""Add a person to a customer's file."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import YEAR, ExpiryDate, Walls
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.parties.commands import PersonName
from chehang.parties.models import Customer
from chehang.parties.validation import Mobile

from ..kinds import Role
from ..models import Contact

BirthDate = Annotated[dt.date, Walls(120 * YEAR)]


class AddContact(Command):
    """Whose file, who it is and what to it, where he is reached, and the dates that are remembered."""

    customer: Annotated[Id, Ref("parties.Customer")]
    name: Annotated[PersonName, Field(title="Name")]
    role: Annotated[Role, Field(title="Role")]
    mobile: Annotated[Mobile, Personal()] = ""
    birthday: Annotated[Annotated[BirthDate, Personal()] | None, Field(title="Birthday")] = None
    licence_until: Annotated[ExpiryDate | None, Field(title="Driving licence until")] = None
    note: Annotated[ShortText, Field(title="Note")] = ""


@operation(
    "care.add_contact",
    title=_("Add a contact"),
    posts=("care_agent", "customer_service_manager", "service_advisor", "sales_consultant", "sales_manager"),
)
def add_contact(cmd: AddContact, ctx: Context) -> Done:
    """A company has several who bring its cars. Refused for the walk-in customer, and for the same person and role twice."""
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    if customer.kind == "walk_in" or not customer.active:
        raise Refused("contact.file", _("This file rests or is the walk-in customer's."), field="customer")
    if Contact.objects.filter(customer=customer, name=cmd.name, role=cmd.role, active=True).exists():
        raise Conflict("contact.twice", _("%(name)s is on the file in this role already."), field="name", name=cmd.name)
    made = Contact.objects.create(store_id=ctx.store_id, customer=customer, **cmd.model_dump(exclude={"customer"}))
    ctx.changed(made, None, {"name": cmd.name, "role": str(cmd.role), "customer": customer.pk})
    return Done(id=made.pk, number=customer.code)
