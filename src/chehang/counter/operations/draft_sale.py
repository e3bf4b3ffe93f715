"""Write down what a customer wants to buy."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.counter.checking import ask_approvers
from chehang.counter.drafting import SaleItem, buyer, write_lines
from chehang.counter.models import Sale


class DraftSale(Command):
    """A customer (none is a walk-in), how the goods get to them, and the parts."""

    customer: Annotated[Id, Ref("parties.Customer")] | None = None
    handover: Literal["collect", "ship"] = "collect"
    lines: Annotated[list[SaleItem], Field(min_length=1, max_length=500)]
    note: Text = ""


@operation("counter.draft_sale", title=_("New sale"), posts=("parts_sales", "parts_manager"))
def draft_sale(cmd: DraftSale, ctx: Context) -> Done:
    """Draft a sale with today's prices for this customer. Nothing is reserved yet."""
    customer = buyer(ctx, cmd.customer)
    sale = Sale.objects.create(
        store_id=ctx.store_id,
        customer=customer,
        handover=cmd.handover,
        note=cmd.note,
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
    lines = write_lines(ctx, sale, customer, cmd.lines)
    ctx.changed(sale, None, {"customer": customer.pk, "amount": str(sale.amount_inc), "lines": len(cmd.lines)})
    ask_approvers(ctx, sale, lines)
    return Done(id=sale.pk, amount=str(sale.amount_inc))
