"""The customer accepts a quotation."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.counter.drafting import put
from chehang.counter.models import Quotation, Sale
from chehang.counter.quoting import sold
from chehang.counter.states import QUOTATION


class AcceptQuotation(Command):
    """The quotation, and how the goods get to the customer."""

    quotation: Annotated[Id, Ref("counter.Quotation")]
    handover: Literal["collect", "ship"] = "collect"


@operation("counter.accept_quotation", title=_("Customer accepts"), posts=("parts_sales", "parts_manager"))
def accept_quotation(cmd: AcceptQuotation, ctx: Context) -> Done:
    """Draft a sale at the quoted prices, whatever prices are today. Refused after its last day."""
    made = access.get(Quotation, cmd.quotation, ctx, lock=True)
    if made.state == "given" and made.valid_until < ctx.today:
        raise Refused(
            "quotation.over",
            _("%(number)s was valid until %(day)s. Give a new quotation at today's prices."),
            number=made.number,
            day=str(made.valid_until),
        )
    QUOTATION.require(made, "accept")
    sale = Sale.objects.create(
        store_id=ctx.store_id,
        customer=made.customer,
        handover=cmd.handover,
        note=made.number,
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
    put(ctx, sale, sold(made, sale))
    QUOTATION.advance(ctx, made, "accept", sale_id=sale.pk)
    ctx.changed(sale, None, {"quotation": made.number, "amount": str(sale.amount_inc)})
    return Done(id=made.pk, number=made.number, sale=sale.pk)
