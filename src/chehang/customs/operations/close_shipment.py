"""Close a batch: everything is costed."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT


class CloseShipment(Command):
    """The received batch."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation("customs.close_shipment", title=_("Close the batch"), posts=(*LOGISTICS, "parts_manager"))
def close_shipment(cmd: CloseShipment, ctx: Context) -> Done:
    """Its cost is final (H10). Refused while a charge is estimated, or an abnormal one is not explained, judged and confirmed."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "close")
    for charge in shipment.charges.order_by("id"):
        if charge.estimated:
            raise Refused(
                "charge.estimated", _("%(charge)s is still estimated. Enter its invoice."), charge=str(charge)
            )
        if charge.step not in ("", "confirmed"):
            raise Refused(
                "charge.unexplained",
                _(
                    "%(charge)s is out of the usual: its cause, the judgement and finance's confirmation are needed first."
                ),
                charge=str(charge),
            )
    SHIPMENT.advance(ctx, shipment, "close", closed_at=ctx.now)
    return Done(id=shipment.pk, number=shipment.number)
