"""Cancel a sale whose goods have not left."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.models import Sale
from chehang.counter.states import SALE
from chehang.warehouse.services import cancel_issue


class CancelSale(Command):
    """A sale and why it is not to be."""

    sale: Annotated[Id, Ref("counter.Sale")]
    reason: Reason


@operation("counter.cancel_sale", title=_("Cancel the sale"), posts=("parts_sales", "parts_manager"))
def cancel_sale(cmd: CancelSale, ctx: Context) -> Done:
    """Free the reserved goods and cancel the bill; money already taken waits at the cash desk to be given back.

    Refused once the goods are out.
    """
    sale = access.get(Sale, cmd.sale, ctx, lock=True)
    if sale.state in ("out", "closed"):
        raise Refused("sale.out", _("The goods of %(number)s are out: take them back as a return."), number=sale)
    if hasattr(sale, "special_order"):
        raise Refused(
            "sale.special",
            _(
                "This sale takes special order %(number)s along with its deposit: let the customer have the goods, then take them back."
            ),
            number=sale.special_order.number,
        )
    if sale.state != "draft":
        cancel_issue(ctx, Source("counter.sale", sale.pk), reason=cmd.reason)
        billing.cancel(ctx, Source("counter.sale", sale.pk))
    approvals.void(ctx, sale)
    SALE.advance(ctx, sale, "cancel", reason=cmd.reason)
    return Done(id=sale.pk, number=sale.number or None)
