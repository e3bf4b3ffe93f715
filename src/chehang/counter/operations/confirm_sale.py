"""Confirm a sale: goods are reserved, the bill goes to the cash desk."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.counter import checking, shortage
from chehang.counter.confirming import confirm
from chehang.counter.models import Sale
from chehang.counter.states import SALE


class ConfirmSale(Command):
    """A drafted sale."""

    sale: Annotated[Id, Ref("counter.Sale")]


@operation("counter.confirm_sale", title=_("Confirm the sale"), posts=("parts_sales", "parts_manager"))
def confirm_sale(cmd: ConfirmSale, ctx: Context) -> Done:
    """Number the sale, reserve its goods through an outbound order, and ask the customer for the money.

    Refused when stock is short (naming bin, quantity and substitutes), or when a discount beyond the seller's limit, a
    price named by hand or a price below cost was not approved.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state != "draft":
        SALE.advance(ctx, sale, "confirm")  # says why not
    lines = list(sale.lines.order_by("n").select_related("part"))
    checking.check(ctx, sale, lines)
    shortage.check(ctx, lines)
    bill = confirm(ctx, sale, lines)
    return Done(id=sale.pk, number=sale.number, bill=bill.pk)
