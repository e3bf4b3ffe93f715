"""The ship, aircraft or train with a batch has arrived: the legal days begin to run."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.running import arrived, require_on_the_way


class NoteShipArrival(Command):
    """The batch and the day its means of transport was declared to have arrived."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    arrived_on: Annotated[PaperDate, Field(title=gettext_noop("Arrived"))]


@operation("customs.note_ship_arrival", title=_("Note the arrival"), posts=LOGISTICS)
def note_ship_arrival(cmd: NoteShipArrival, ctx: Context) -> Done:
    """From this day 14 days to declare (海关法 art. 24) and three months until the customs may sell (art. 30): both clocks run and warn.

    A corrected day starts them anew. Refused once the goods are released.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    require_on_the_way(shipment)
    arrived(ctx, shipment, cmd.arrived_on)
    return Done(
        id=shipment.pk, number=shipment.number, declare_by=str(shipment.declare_by), claim_by=str(shipment.claim_by)
    )
