"""Close a batch: its cost has been looked at."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT


class CloseShipment(Command):
    """The costed batch."""

    shipment: Annotated[Id, Ref("customs.Shipment")]


@operation("customs.close_shipment", title=_("Close the batch"), posts=("parts_manager",))
def close_shipment(cmd: CloseShipment, ctx: Context) -> Done:
    """Its cost is final. Refused before the batch is costed."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.advance(ctx, shipment, "close", closed_at=ctx.now)
    return Done(id=shipment.pk, number=shipment.number)
