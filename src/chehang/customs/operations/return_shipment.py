"""The customs do not let the goods in: they go back abroad (退运)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.posting import post_returned
from chehang.customs.running import CLAIM, stop
from chehang.customs.states import SHIPMENT


class ReturnShipment(Command):
    """The batch, and why it goes back."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    reason: Reason


@operation("customs.return_shipment", title=_("Send back abroad"), posts=(*LOGISTICS, "parts_manager"))
def return_shipment(cmd: ReturnShipment, ctx: Context) -> Done:
    """The goods never come into the books; what was spent on them is a cost of the day, owed to whoever is to be paid, estimates accrued.

    Refused before the declaration (cancel it then) and once the taxes are paid.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.advance(ctx, shipment, "return", reason=cmd.reason)
    for charge in shipment.charges.select_related("payee", "shipment").order_by("id"):
        post_returned(ctx, charge, charge.amount_ex, ZERO if charge.estimated else charge.tax)
    stop(ctx, shipment, CLAIM)
    ctx.tell(
        _("Batch %(number)s goes back abroad: %(reason)s"),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        reason=cmd.reason[:120],
    )
    return Done(id=shipment.pk, number=shipment.number)
