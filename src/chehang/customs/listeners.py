"""What imports do when the keepers received a batch."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.money import ZERO
from chehang.purchasing.services import came_otherwise
from chehang.warehouse.events import GoodsReceived

from .models import Shipment
from .posting import SHIPMENT as DOCUMENT
from .posting import post_receipt
from .states import SHIPMENT


@listens(GoodsReceived, of=DOCUMENT)
def batch_received(event: GoodsReceived, ctx: Context) -> None:
    """The goods leave transit at landed cost (P6c)."""
    shipment = Shipment.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    post_receipt(ctx, shipment, event.inbound_id, sum((x.value_ex for x in event.lines), ZERO))
    if shipment.order is not None:
        ordered = dict(shipment.lines.exclude(order_line_id=0).values_list("pk", "order_line_id"))
        came: dict[int, Decimal] = {}
        for x in event.lines:
            if line := ordered.get(x.line_id):
                came[line] = came.get(line, ZERO) + x.accepted + x.damaged
        came_otherwise(ctx, shipment.order, came)
    SHIPMENT.advance(ctx, shipment, "receive", inbound_id=event.inbound_id)
    ctx.tell(
        _("Batch %(number)s is received: enter what is still to be paid, then it is costed."),
        post="parts_logistics",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
    )
