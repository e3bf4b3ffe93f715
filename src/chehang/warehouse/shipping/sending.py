"""A carrier has taken the goods: from now on somebody follows them (H13)."""

from chehang.core.context import Context
from chehang.warehouse.models import Outbound, Shipment

from .states import SHIPMENT


def on_its_way(ctx: Context, outbound: Outbound) -> Shipment:
    """The record of what was sent; its clock runs."""
    made = Shipment.objects.create(
        store_id=ctx.store_id,
        outbound=outbound,
        carrier=outbound.carrier,
        waybill=outbound.waybill,
        shipped_at=ctx.now,
    )
    SHIPMENT.begin(ctx, made)
    ctx.changed(made, None, {"carrier": outbound.carrier, "waybill": outbound.waybill})
    return made
