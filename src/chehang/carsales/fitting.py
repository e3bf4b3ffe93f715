"""PDI and accessories in the workshop (§3.7, 加装): work orders on the house for a car that is sold, and what they cost (P27)."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.core.sources import Source
from chehang.ledger.queries import balance_of_item
from chehang.ledger.services import Leg, post
from chehang.org.services import holders
from chehang.workshop.kinds import OrderKind
from chehang.workshop.models import WorkOrder
from chehang.workshop.operations.open_order import OpenOrder, begin
from chehang.workshop.states import UNSETTLED

from .kinds import Fee
from .models import Car, Deal

KINDS = {"pdi": OrderKind.INTERNAL, "fitting": OrderKind.FITTING}
FITTED = (Fee.ACCESSORY, Fee.GIFT)


def order(
    ctx: Context, deal: Deal, car: Car, work: str, *, adviser: int, mileage: int, promised: date, note: str
) -> WorkOrder:
    """Open the work order; its adviser is told and puts labour and parts on the house's account."""
    advisers = {e.pk for post in ("service_advisor", "service_manager") for e in holders(ctx.store_id, post, ctx.today)}
    if adviser not in advisers:
        raise Refused("fitting.adviser", _("Choose a service adviser who works here today."), field="adviser")
    fees = [f"{f.name}({f.get_kind_display()})" for f in deal.fees.order_by("n") if f.kind in FITTED]
    if work == "fitting" and not fees:
        raise Refused("fitting.nothing", _("No accessory or gift stands on this order."), field="work")
    what = "交付前检查(PDI)" if work == "pdi" else "加装:" + "、".join(fees)
    assert deal.customer_id is not None
    cmd = OpenOrder(
        vehicle=car.vehicle_id, customer=deal.customer_id, kind=KINDS[work], complaint=f"{deal.number} {what} {note}".strip(),
        mileage=mileage, promised_on=promised, wash=work == "pdi",
    )  # fmt: skip
    made, _earlier = begin(ctx, cmd, adviser=adviser)
    ctx.tell(
        _("%(deal)s: %(number)s is opened for you on the house's account"),
        employee_id=adviser,
        link=f"/workshop/orders/{made.pk}/",
        deal=deal.number,
        number=made.number,
    )
    return made


def orders_of(deal: Deal, actor: Actor) -> Iterable[WorkOrder]:
    """The work orders on the house for the car of a deal."""
    if deal.car is None:
        return []
    mine = access.rows(WorkOrder, actor).filter(vehicle_id=deal.car.vehicle_id, kind__in=KINDS.values())
    return mine.order_by("-id")


def require_out_of_the_workshop(ctx: Context, car: Car) -> None:
    """Refused while a work order of the car is not settled."""
    open_ = WorkOrder.objects.filter(store_id=ctx.store_id, vehicle_id=car.vehicle_id, state__in=UNSETTLED).first()
    if open_ is not None:
        raise Refused(
            "deal.in_workshop",
            _("The car is in the workshop with order %(number)s. It is handed over when that is done."),
            number=open_.number,
        )


def ask_about_accessories(ctx: Context, deal: Deal, car: Car) -> None:
    """Accessories and gifts go out of the warehouse by a fitting order; without one their cost is in no book."""
    named = [fee.name for fee in deal.fees.order_by("n") if fee.kind in FITTED and (fee.amount or fee.cost)]
    if named and not balance_of_item(ctx, "accessory_stock", ("vehicle", car.vehicle_id)):
        ctx.doubt(
            "deal.not_fitted",
            _("%(names)s: no fitting order took it out of the warehouse. Hand the car over all the same?"),
            field="tools",
            names="、".join(named),
        )


def book(ctx: Context, vehicle: int, leg: str, *, source: Source, part: str = "", summary: str) -> None:
    """What was fitted to a car, accessories sold and given with it alike, leaves the stock of accessories (P27): ``leg`` says as
    the cost of a sale or the house's own. Nothing where nothing was fitted."""
    item = ("vehicle", vehicle)
    fitted = balance_of_item(ctx, "accessory_stock", item)
    legs = [Leg(leg, fitted, item=item), Leg("stock", fitted, item=item)]
    post(ctx, "accessory_cost", source=source, part=part, legs=legs, summary=summary[:200])


def book_later(ctx: Context, order: WorkOrder) -> None:
    """Fitted to a car that is not (or no longer) in stock: cost at once, of the sale where we sold it, else our own (a test car)."""
    if order.kind != OrderKind.FITTING or access.rows(Car, ctx).filter(vehicle=order.vehicle_id, left_on=None).exists():
        return
    sold = access.rows(Car, ctx).filter(vehicle=order.vehicle_id, state="delivered").exists()
    book(
        ctx, order.vehicle_id, "cost" if sold else "own", source=Source("workshop.order", order.pk),
        part=str(order.revision), summary=order.number,
    )  # fmt: skip
