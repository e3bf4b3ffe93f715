"""A parcel has arrived."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.warehouse.models import Shipment
from chehang.warehouse.shipping.states import SHIPMENT


class NoteArrival(Command):
    """The shipment, and what the carrier's tracking says."""

    shipment: Annotated[Id, Ref("warehouse.Shipment")]
    note: Text = ""


@operation("warehouse.note_arrival", title=_("It has arrived"), posts=("keeper", "parts_sales", "parts_manager"))
def note_arrival(cmd: NoteArrival, ctx: Context) -> Done:
    """Stop the clock of the way; the receiver is to be called within a day (H13)."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.advance(ctx, shipment, "arrive", reason=cmd.note, arrived_at=ctx.now)
    return Done(id=shipment.pk)
