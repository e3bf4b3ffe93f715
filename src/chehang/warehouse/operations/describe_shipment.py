"""Write down what was sent, and how."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Kept, NonNegativeMoney, NonNegativeQuantity, Ref
from chehang.warehouse.models import Shipment


class DescribeShipment(Command):
    """Boxes, weight, freight and who pays it, insured value, when it should be there, a photo of the packing."""

    shipment: Annotated[Id, Ref("warehouse.Shipment")]
    boxes: Annotated[int, Field(ge=1, le=9999, title="Boxes")] = 1
    weight_kg: Annotated[NonNegativeQuantity, Field(title="Weight, kg")] = ZERO
    freight: Annotated[NonNegativeMoney, Field(title="Freight")] = ZERO
    payer: Annotated[Literal["sender", "receiver"], Field(title="Who pays the freight")] = "sender"
    insured: Annotated[NonNegativeMoney, Field(title="Insured value")] = ZERO
    eta: Annotated[DueDate | None, Field(title="Expected there")] = None
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo of the packing"), Kept("photo")] = ""


@operation("warehouse.describe_shipment", title=_("Write the shipment down"), posts=("keeper", "parts_manager"))
def describe_shipment(cmd: DescribeShipment, ctx: Context) -> Done:
    """Complete the record while the parcel is on its way. Refused once it has arrived."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    if shipment.state != "shipped":
        raise Refused("shipment.there", _("It is no longer on its way: what was sent stands."))
    facts = cmd.model_dump(exclude={"shipment"})
    before = {name: str(getattr(shipment, name)) for name in facts}
    for name, value in facts.items():
        setattr(shipment, name, value)
    shipment.save(update_fields=list(facts))
    ctx.changed(shipment, before, {name: str(value) for name, value in facts.items()})
    return Done(id=shipment.pk)
