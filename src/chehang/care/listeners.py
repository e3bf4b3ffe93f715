"""What customer care does when something was delivered."""

from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.parties.models import Customer
from chehang.vehicles.events import OwnerChanged
from chehang.warehouse.events import GoodsHandedOver
from chehang.warehouse.models import Outbound

from .kinds import REMINDERS, Event
from .models import FollowUp
from .planning import follow
from .states import CALL


@listens(GoodsHandedOver, of="counter.sale")
def goods_were_shipped(event: GoodsHandedOver, ctx: Context) -> None:
    """Who had parts sent is asked whether they came whole (H13)."""
    outbound = Outbound.objects.get(pk=event.outbound_id, store_id=ctx.store_id)
    if outbound.collects:
        return
    customer = Customer.objects.filter(pk=outbound.receiver_id, store_id=ctx.store_id).first()
    if customer is not None:
        follow(
            ctx, Event.GOODS_SHIPPED, customer=customer, document=event.document, object_id=event.object_id,
            about=f"{outbound.source_number} {outbound.waybill}".strip(),
        )  # fmt: skip


@listens(OwnerChanged)
def car_was_sold_on(event: OwnerChanged, ctx: Context) -> None:
    """The history stays with the car; reminders of the former owner go."""
    waiting = FollowUp.objects.select_for_update(of=("self",)).filter(
        store_id=ctx.store_id, vehicle_id=event.vehicle_id, state="open", trigger__event__in=[*REMINDERS, Event.LOST]
    )
    for call in waiting.exclude(customer_id=event.owner_id).order_by("id"):
        CALL.advance(ctx, call, "cancel", reason="owner", ended_at=ctx.now)
