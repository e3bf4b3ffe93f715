"""A batch is costed: what it costs is known."""

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


class CostShipment(Command):
    """The received batch."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation("customs.cost_shipment", title=_("Batch is costed"), posts=(*LOGISTICS, "accountant"))
def cost_shipment(cmd: CostShipment, ctx: Context) -> Done:
    """Every charge has its invoice and every abnormal one is explained, judged and confirmed (H10); the parts manager closes the batch next.

    Refused while a charge is estimated, or an abnormal one lacks its cause, the judgement or finance's confirmation.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "cost")
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
    SHIPMENT.advance(ctx, shipment, "cost")
    ctx.tell(
        _("Batch %(number)s is costed. Look at its cost sheet and close it."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
    )
    return Done(id=shipment.pk, number=shipment.number)
