"""Quote prices to a customer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, ShortText, Text
from chehang.counter.drafting import SaleItem, buyer, priced
from chehang.counter.quoting import give
from chehang.parties.filing import doubt_car
from chehang.parties.validation import Vin


class GiveQuotation(Command):
    """A customer, the car, the parts, and until when the prices hold (empty: as the store does)."""

    customer: Annotated[Id, Ref("parties.Customer")]
    car_model: Annotated[ShortText, Field(max_length=60, title="Car model")] = ""
    vin: Annotated[Vin, Field(title="VIN"), Personal()] = ""
    valid_until: Annotated[DueDate | None, Field(title="Valid until")] = None
    lines: Annotated[list[SaleItem], Field(min_length=1, max_length=200)]
    note: Text = ""


@operation(
    "counter.give_quotation", title=_("Give a quotation"), posts=("parts_sales", "parts_manager", "service_advisor")
)
def give_quotation(cmd: GiveQuotation, ctx: Context) -> Done:
    """Quote today's prices, with what is on the shelf, on its way or to be ordered. The price is kept until the quotation ends.

    Refused beyond the giver's own discount limit, below cost, and for a day that is over.
    """
    if cmd.valid_until and cmd.valid_until < ctx.today:
        raise Refused("quotation.past", _("The quotation would be over already."), field="valid_until")
    doubt_car(ctx, "", cmd.vin)
    customer = buyer(ctx, cmd.customer)
    made = give(
        ctx,
        customer,
        priced(ctx, customer, cmd.lines),
        cmd.valid_until,
        car_model=cmd.car_model,
        vin=cmd.vin,
        note=cmd.note,
    )
    return Done(id=made.pk, number=made.number, amount=str(made.amount_inc))
