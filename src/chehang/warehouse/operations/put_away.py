"""Put received goods on their shelf."""

from typing import Annotated

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source, source_of
from chehang.core.types import Command, Id, PositiveQuantity, Ref
from chehang.stock import services as stock
from chehang.stock.models import Bin
from chehang.warehouse.events import GoodsPlaced
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.putting_away import require_fit
from chehang.warehouse.receiving import DOCUMENT
from chehang.warehouse.states import INBOUND


class PutAway(Command):
    """A line of a received delivery, the bin by its code as scanned, and how many go there."""

    line: Annotated[Id, Ref("warehouse.InboundLine")]
    bin: Annotated[str, Field(min_length=1, max_length=20)]
    quantity: PositiveQuantity


@operation("warehouse.put_away", title=_("Put away"), posts=("keeper",))
def put_away(cmd: PutAway, ctx: Context) -> Done:
    """Move goods from the receiving bin to a shelf; the delivery is done when all lie on shelves.

    Refused for more than waits to be put away, an unknown or locked bin, and a bin that does not suit the part
    (hazard, mixed hazards, fragile, weight).
    """
    inbound_id = access.get(InboundLine, cmd.line, ctx).inbound_id
    inbound = access.get(Inbound, inbound_id, ctx, lock=True)
    line = access.get(InboundLine, cmd.line, ctx, lock=True)
    left = line.accepted - line.placed
    if cmd.quantity > left:
        raise Refused(
            "putaway.too_many",
            _("Only %(left)s of %(part)s wait to be put away."),
            field="quantity",
            left=f"{left.normalize():f}",
            part=line.part_no,
        )
    place = Bin.objects.filter(store_id=ctx.store_id, code=cmd.bin.strip().upper()).first()
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field="bin", bin=cmd.bin)
    require_fit(ctx, line.part, place)
    waiting = stock.open_bin(ctx, "receiving")
    stock.move(
        ctx,
        Source(DOCUMENT, inbound.pk),
        [stock.Move(line.part_id, waiting.pk, place.pk, cmd.quantity, lot_id=line.lot_id, line_id=line.pk)],
    )
    line.placed += cmd.quantity
    line.save(update_fields=["placed"])
    ctx.changed(line, None, {"bin": place.code, "quantity": str(cmd.quantity)})
    ctx.announce(GoodsPlaced(inbound.pk, source_of(inbound), line.part_id, cmd.quantity))
    if not inbound.lines.filter(placed__lt=F("accepted")).exists():
        INBOUND.advance(ctx, inbound, "place")
    return Done(id=line.pk, number=line.part_no, bin=place.code)
