"""Pay duty, consumption tax and import VAT."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import Shipment
from chehang.customs.posting import post_taxes, work_out
from chehang.customs.states import SHIPMENT


class PayTaxes(Command):
    """The batch whose taxes are due."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation("customs.pay_taxes", title=_("Pay the customs' taxes"), posts=("cashier", "accountant", "finance_manager"))
def pay_taxes(cmd: PayTaxes, ctx: Context) -> Done:
    """The taxes leave the bank (P6a). The charges are worked into them as they stand."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "pay")
    lines = list(shipment.lines.order_by("n"))
    work_out(ctx, shipment, lines, list(shipment.charges.order_by("id")))
    paid = post_taxes(ctx, shipment, lines)
    SHIPMENT.advance(ctx, shipment, "pay")
    ctx.changed(shipment, None, {"taxes": str(paid)})
    ctx.tell(
        _("Batch %(number)s: taxes of %(amount)s are paid."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        amount=f"{paid:,.2f}",
    )
    return Done(id=shipment.pk, number=shipment.number, paid=str(paid))
