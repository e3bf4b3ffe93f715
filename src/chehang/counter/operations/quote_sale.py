"""Quote what stands on a drafted sale."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref
from chehang.counter.models import Sale
from chehang.counter.quoting import give
from chehang.counter.states import SALE


class QuoteSale(Command):
    """The draft, and until when its prices hold (empty: as the store does)."""

    sale: Annotated[Id, Ref("counter.Sale")]
    valid_until: Annotated[DueDate | None, Field(title="Valid until")] = None


@operation("counter.quote_sale", title=_("Make it a quotation"), posts=("parts_sales", "parts_manager"))
def quote_sale(cmd: QuoteSale, ctx: Context) -> Done:
    """The customer wants to think about it: the draft becomes a quotation and ends. Refused once it is confirmed, and for the walk-in."""
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "draft":
        SALE.advance(ctx, sale, "confirm")  # says why not
    if sale.customer.kind == "walk_in":
        raise Refused("quotation.customer", _("Choose the customer first: a quotation is given to somebody."))
    if cmd.valid_until and cmd.valid_until < ctx.today:
        raise Refused("quotation.past", _("The quotation would be over already."), field="valid_until")
    made = give(ctx, sale.customer, list(sale.lines.order_by("n")), cmd.valid_until, note=sale.note)
    SALE.advance(ctx, sale, "cancel", reason=made.number)
    return Done(id=made.pk, number=made.number)
