"""What customer care does when something was delivered, and when a complaint ends."""

from chehang.carsales.events import CarDelivered
from chehang.carsales.models import Deal
from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens
from chehang.parties.models import Customer
from chehang.vehicles.events import OwnerChanged
from chehang.vehicles.models import Vehicle
from chehang.warehouse.events import GoodsHandedOver
from chehang.warehouse.models import Outbound
from chehang.work.models import CaseRecord
from chehang.workshop.events import OrderDelivered
from chehang.workshop.kinds import OrderKind, RepairClass
from chehang.workshop.models import WorkOrder

from .complaining import answered
from .kinds import REMINDERS, Event
from .models import Complaint, FollowUp
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
            ctx, Event.GOODS_SHIPPED, customer=customer, **event.source.key,
            about=f"{outbound.source_number} {outbound.waybill}".strip(),
        )  # fmt: skip


@listens(CarDelivered)
def car_was_delivered(event: CarDelivered, ctx: Context) -> None:
    """Whoever drove away in a new car is thanked by the consultant and asked by customer care (H21)."""
    deal = Deal.objects.get(pk=event.deal_id, store_id=ctx.store_id)
    follow(
        ctx, Event.CAR_DELIVERED, customer=Customer.objects.get(pk=event.customer_id, store_id=ctx.store_id),
        vehicle=Vehicle.objects.get(pk=event.vehicle_id, store_id=ctx.store_id), document="carsales.deal",
        object_id=deal.pk, about=deal.number,
    )  # fmt: skip


@listens(OrderDelivered)
def car_is_back(event: OrderDelivered, ctx: Context) -> None:
    """Whoever has his car back is asked after three days, after a big or repeated repair once more after seven."""
    order = WorkOrder.objects.get(pk=event.order_id, store_id=ctx.store_id)
    # The visit that a call led to has taken place.
    awaited = FollowUp.objects.select_for_update(of=("self",)).filter(
        store_id=ctx.store_id, vehicle_id=order.vehicle_id, state="waiting"
    )
    for call in awaited.order_by("id"):
        CALL.advance(ctx, call, "finish", reason=order.number, ended_at=ctx.now)
    ours = order.kind == OrderKind.FITTING and order.vehicle.owner_id is None  # fitted before its buyer has it
    if ours or order.kind == OrderKind.INTERNAL or order.customer.price_class in ("internal", "staff"):
        return
    major = order.kind in (OrderKind.COMEBACK, OrderKind.ACCIDENT) or order.repair_class == RepairClass.WHOLE
    for event_name in (Event.SERVICE_DELIVERED, *([Event.SERVICE_MAJOR] if major else [])):
        follow(
            ctx, event_name, customer=order.customer, vehicle=order.vehicle, document="workshop.order",
            object_id=order.pk, about=order.number,
        )  # fmt: skip


@listens(OwnerChanged)
def car_was_sold_on(event: OwnerChanged, ctx: Context) -> None:
    """The history stays with the car; reminders of the former owner go."""
    waiting = FollowUp.objects.select_for_update(of=("self",)).filter(
        store_id=ctx.store_id, vehicle_id=event.vehicle_id, state="open", trigger__event__in=[*REMINDERS, Event.LOST]
    )
    for call in waiting.exclude(customer_id=event.owner_id).order_by("id"):
        CALL.advance(ctx, call, "cancel", reason="owner", ended_at=ctx.now)


def _cases(event: Acted) -> list[int]:
    return sorted(pk for label, pk in event.things if label == CaseRecord._meta.label)


@listens(Acted)
def complaint_is_closed(event: Acted, ctx: Context) -> None:
    """Three days after a complaint was closed another person asks again."""
    if event.operation in ("work.execute_case", "work.close_case"):
        for case in _cases(event):
            answered(ctx, case)
    if event.operation != "work.close_case":
        return
    for complaint in Complaint.objects.filter(store_id=ctx.store_id, case_id__in=_cases(event), customer__isnull=False):
        assert complaint.customer is not None
        follow(
            ctx, Event.COMPLAINT_CLOSED, customer=complaint.customer, vehicle=complaint.vehicle, document="work.case",
            object_id=complaint.case_id, about=complaint.case.number,
        )  # fmt: skip
