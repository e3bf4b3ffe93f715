"""Enter the packing list of a delivery."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.catalogue.services import stock_quantity
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, PartNo, Ref
from chehang.warehouse.kinds import Paper
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.papers_in import ByBuyingUnit, doubt_hidden, lines_for, require_receiving


class PackedLine(Command):
    """One line of the packing list, by part number as printed; ``part`` says which where the number fits several."""

    part_no: PartNo
    part: Annotated[Id, Ref("catalogue.Part")] | None = None
    quantity: NonNegativeQuantity
    by_buying_unit: ByBuyingUnit = False


class EnterPackingList(Command):
    """The whole packing list; ``absent`` says that none came with the goods.

    ``hidden_rows`` are the rows of its file that the sheet hides or filters away.
    """

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    lines: Annotated[list[PackedLine], Field(max_length=5000)] = []
    absent: bool = False
    hidden_rows: Annotated[list[int], Field(max_length=5000, title=gettext_noop("Hidden rows of the file"))] = []


@operation("warehouse.enter_packing_list", title=_("Enter packing list"), posts=("keeper", "parts_planner"))
def enter_packing_list(cmd: EnterPackingList, ctx: Context) -> Done:
    """Write the packing list beside the expected lines; entering it again replaces it.

    A part that was not ordered gets a line of its own. Refused once the delivery is posted, and for unknown numbers.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    require_receiving(inbound)
    doubt_hidden(ctx, cmd.hidden_rows)
    if bool(cmd.lines) == cmd.absent:
        raise Refused("paper.empty", _("Enter the lines of the packing list, or say that none came."), field="lines")
    packed = dict.fromkeys(inbound.lines.values_list("pk", flat=True), ZERO)
    for line, typed in zip(lines_for(inbound, cmd.lines, ctx.today), cmd.lines, strict=True):
        quantity = stock_quantity(line.part, typed.quantity) if typed.by_buying_unit else typed.quantity
        packed[line.pk] = packed.get(line.pk, ZERO) + quantity
    lines = list(inbound.lines.all())
    for line in lines:
        line.packed = None if cmd.absent else packed[line.pk]
    InboundLine.objects.bulk_update(lines, ["packed"])
    before, inbound.packing_list = inbound.packing_list, Paper.ABSENT if cmd.absent else Paper.ENTERED
    inbound.save(update_fields=["packing_list"])
    ctx.changed(
        inbound,
        {"packing_list": before},
        {"packing_list": str(inbound.packing_list), "lines": [f"{x.part_no} × {x.quantity:f}" for x in cmd.lines]},
    )
    return Done(id=inbound.pk, number=inbound.number)
