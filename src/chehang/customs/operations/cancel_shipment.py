"""Drop a batch that will not come."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.running import CLAIM, DECLARE, stop
from chehang.customs.states import SHIPMENT


class CancelShipment(Command):
    """The batch, and why."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    reason: Reason


@operation("customs.cancel_shipment", title=_("Cancel the batch"), posts=LOGISTICS)
def cancel_shipment(cmd: CancelShipment, ctx: Context) -> Done:
    """The batch is dropped. Refused once it is at the broker."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.advance(ctx, shipment, "cancel", reason=cmd.reason)
    stop(ctx, shipment, DECLARE, CLAIM)
    return Done(id=shipment.pk, number=shipment.number)
