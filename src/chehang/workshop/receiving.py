"""What is asked and known when a car comes in."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.parameters import parameter
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import family

from .kinds import OrderKind
from .models import WorkOrder
from .states import UNSETTLED


def require_insurance(kind: str, insurer: int | None, report_no: str) -> None:
    """Refused for an accident without its insurer and the number of the report."""
    if kind == OrderKind.ACCIDENT and not (insurer and report_no):
        raise Refused("order.accident", _("An accident needs the insurer and his report number."), field="insurer")


def earlier_order(ctx: Context, car: Vehicle, mileage: int) -> WorkOrder | None:
    """The car's last order, if it left so lately that this may be a comeback.

    Refused while the car is in the workshop: one car has one open order.
    """
    orders = WorkOrder.objects.filter(store_id=ctx.store_id, vehicle_id__in=family(car)).order_by("-id")
    if there := orders.filter(state__in=UNSETTLED).first():
        raise Conflict(
            "order.car_is_here",
            _("This car is in the workshop already with order %(number)s."),
            field="vehicle",
            number=there.number,
        )
    return recent(ctx, orders.exclude(state="void").first(), mileage)


def recent(ctx: Context, last: WorkOrder | None, mileage: int) -> WorkOrder | None:
    """The order, if it ended within the days and kilometres in which the car counts as come back."""
    if last is None:
        return None
    days = timedelta(days=int(parameter(ctx, "workshop.comeback_days", ctx.today)))
    km = int(parameter(ctx, "workshop.comeback_km", ctx.today))
    left, run = last.delivered_at or last.settled_at or last.arrived_at, mileage - (last.mileage_out or last.mileage_in)
    return last if ctx.now - left <= days and run <= km else None
