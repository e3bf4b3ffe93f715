"""What purchasing does when goods arrive."""

from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.warehouse.events import GoodsReceived

from .models import OrderLine
from .services import expect_rest
from .states import ORDER


@listens(GoodsReceived)
def count_received(event: GoodsReceived, ctx: Context) -> None:
    """Count what came on the order's lines; what is missing is expected anew."""
    if event.document != "purchasing.order":
        return
    came = {line.line_id: line.accepted + line.damaged for line in event.lines}
    whole = OrderLine.objects.filter(order_id=event.object_id, store_id=ctx.store_id).select_related("order")
    lines = list(whole.select_for_update(of=("self", "order")).order_by("id"))
    order = lines[0].order
    for line in lines:
        line.received += came.get(line.pk, 0)
    OrderLine.objects.bulk_update([x for x in lines if x.pk in came], ["received"])
    if all(line.outstanding == 0 for line in lines):
        ORDER.advance(ctx, order, "receive_all")
        return
    ORDER.advance(ctx, order, "receive_some")
    expect_rest(ctx, order)
