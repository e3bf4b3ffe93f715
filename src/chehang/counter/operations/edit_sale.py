"""Change a drafted sale."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, Ref, Text
from chehang.counter.checking import ask_approvers
from chehang.counter.drafting import SaleItem, buyer, write_lines
from chehang.counter.models import Sale


class EditSale(Command):
    """The whole draft as it should be."""

    sale: Annotated[Id, Ref("counter.Sale")]
    customer: Annotated[Id, Ref("parties.Customer")] | None = None
    handover: Literal["collect", "ship"] = "collect"
    lines: Annotated[list[SaleItem], Field(min_length=1, max_length=500)]
    note: Text = ""
    seen: Seen = ""


@operation("counter.edit_sale", title=_("Edit the sale"), posts=("parts_sales", "parts_manager"))
def edit_sale(cmd: EditSale, ctx: Context) -> Done:
    """Replace customer and lines of a draft; an approved discount is void after it. Refused once it is confirmed."""
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "draft":
        raise Refused(
            "sale.confirmed",
            _("Sale %(number)s is confirmed and stays as it is. Cancel it and write a new one."),
            number=sale,
        )
    require_unchanged(ctx, cmd, sale)
    before = {"customer": sale.customer_id, "amount": str(sale.amount_inc)}
    customer = buyer(ctx, cmd.customer)
    sale.customer, sale.handover, sale.note = customer, cmd.handover, cmd.note
    sale.save(update_fields=["customer", "handover", "note"])
    sale.lines.all().delete()
    lines = write_lines(ctx, sale, customer, cmd.lines)
    ctx.changed(sale, before, {"customer": customer.pk, "amount": str(sale.amount_inc)})
    ask_approvers(ctx, sale, lines)
    return Done(id=sale.pk, amount=str(sale.amount_inc))
