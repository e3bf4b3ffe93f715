"""What happens to a car: it moves, is promised to a deal, is free again, leaves."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.parameters import parameter
from chehang.vehicles.services import may_be_sold

from . import outlets
from .kinds import Place
from .models import Car, CarMove, Deal, Outlet, OutletReport
from .states import CAR


def move(
    ctx: Context, car: Car, target: str, *, spot: str = "", reason: str = "", outlet: Outlet | None = None
) -> None:
    """Note where a car goes; the row says where it is now."""
    CarMove.objects.create(
        store_id=ctx.store_id,
        car=car,
        at=ctx.now,
        source=car.place,
        target=target,
        spot=spot,
        reason=reason[:200],
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    before = car.place
    if target != Place.GONE:  # a car leaves with the step that lets it go
        car.place, car.spot, car.outlet = target, spot, outlet
        car.save(update_fields=["place", "spot", "outlet"])
    ctx.changed(car, {"place": before}, {"place": target, "spot": spot})


def lower_cost(ctx: Context, car: Car, amount: Decimal) -> None:
    """The maker gives ``amount`` yuan without VAT back on a car that is here (red: takes it): it costs less, and less is still expected."""
    before = car.cost_ex
    car.cost_ex -= amount
    car.rebate = max(car.rebate - amount, Decimal(0))
    car.save(update_fields=["cost_ex", "rebate"])
    ctx.changed(car, {"cost": str(before)}, {"cost": str(car.cost_ex)})


def lock(ctx: Context, car: Car) -> None:
    """Keep a car for a deal that is not released yet, for some hours."""
    hours = int(parameter(ctx, "carsales.lock_hours", ctx.today))
    CAR.advance(ctx, car, "lock", locked_until=ctx.now + timedelta(hours=hours))


def keep_only(ctx: Context, deal: Deal) -> None:
    """The deal has to be released anew: its car is promised no longer, but kept for some hours."""
    if deal.car_id is None:
        return
    car = access.get(Car, deal.car_id, ctx, lock=True)
    if car.state == "allocated":
        lock(ctx, car)


def allocate(ctx: Context, car: Car) -> None:
    """The car is promised: nobody else gets it."""
    CAR.advance(ctx, car, "allocate", locked_until=None)


def free(ctx: Context, deal: Deal) -> None:
    """The deal gives its car back to stock."""
    if deal.car_id is None:
        return
    car = access.get(Car, deal.car_id, ctx, lock=True)
    if car.state in ("locked", "allocated"):
        CAR.advance(ctx, car, "free" if car.arrived_on else "free_on_way", locked_until=None)
    Deal.objects.filter(pk=deal.pk).update(car=None)
    deal.car = None
    ctx.changed(deal, {"car": car.pk}, {"car": None})


def let_go(ctx: Context, car: Car, except_for: Deal | None = None) -> int:
    """The deals a car was kept for lose it, and their consultants are told; how many."""
    kept = access.rows(Deal, ctx).filter(car=car).exclude(state__in=("cancelled", "delivered"))
    count = 0
    for deal in kept.select_for_update(of=("self",)).order_by("id"):
        free(ctx, deal)
        count += 1
        if except_for is None or deal.pk != except_for.pk:
            ctx.tell(
                _("The car kept for %(number)s is free for others again"),
                employee_id=deal.consultant_id,
                link=f"/carsales/deals/{deal.pk}/",
                number=str(deal),
            )
    car.refresh_from_db()
    return count


def hold(ctx: Context, car: Car, reason: str) -> None:
    """Nobody gets a car that must not be sold; the deal it was kept for loses it, and its consultant is told why."""
    kept = access.rows(Deal, ctx).filter(car=car).exclude(state__in=("cancelled", "delivered"))
    for deal in kept.select_for_update(of=("self",)).order_by("id"):
        free(ctx, deal)
        ctx.tell(
            _("The car of %(number)s is held: %(reason)s"),
            employee_id=deal.consultant_id,
            link=f"/carsales/deals/{deal.pk}/",
            number=str(deal),
            reason=reason,
        )
    car.refresh_from_db()
    CAR.advance(ctx, car, "hold", hold_reason=reason[:200], locked_until=None)


def require_not_reported(car: Car) -> None:
    """Refused for a car that its outlet reported as sold."""
    if OutletReport.objects.filter(car=car).exists():
        raise Conflict("car.reported", _("%(car)s is reported as sold by its outlet."), field="car", car=str(car))


def require_sellable(ctx: Context, car: Car) -> None:
    """Refused for a car that is held, and for one that a recall stops (缺陷汽车产品召回管理条例 art. 17)."""
    if car.state == "hold":
        raise Refused("car.held", _("%(car)s is held: %(reason)s"), field="car", car=str(car), reason=car.hold_reason)
    if not may_be_sold(car.vehicle, ctx):
        raise Refused(
            "car.recalled",
            _("A recall is open on %(car)s. It must not be sold before it is done."),
            field="car",
            car=str(car),
        )


def give(ctx: Context, deal: Deal, car: Car) -> None:
    """Put a car to a deal: locked while it is not released, promised afterwards. Of two deals one gets it."""
    require_sellable(ctx, car)
    require_not_reported(car)
    if car.outlet is not None and car.pk in outlets.missing(ctx, [car.outlet]).get(car.outlet.pk, {}):
        raise Conflict(
            "car.missing",
            _("%(car)s counts as missing: its outlet did not show it three times. See it there first."),
            field="car",
            car=str(car),
        )
    if car.state == "locked" and car.locked_until and car.locked_until < ctx.now:
        let_go(ctx, car, except_for=deal)
    if car.state not in ("stock", "transit"):
        raise Conflict(
            "car.taken", _("%(car)s is promised to another customer. Choose another car."), field="car", car=str(car)
        )
    free(ctx, deal)
    if deal.state == "authorised":
        allocate(ctx, car)
    else:
        lock(ctx, car)
    Deal.objects.filter(pk=deal.pk).update(car=car)
    deal.car = car
    ctx.changed(deal, None, {"car": car.pk, "vin": car.vin})


def leave(ctx: Context, car: Car, step: str, **also: Any) -> None:
    """A car leaves the store for good."""
    move(ctx, car, Place.GONE)
    depart(ctx, car, step, **also)


def depart(ctx: Context, car: Car, step: str, **also: Any) -> None:
    """It is ours no longer, or another store's."""
    CAR.advance(ctx, car, step, place=Place.GONE, outlet=None, left_on=ctx.today, **also)


def consign(ctx: Context, car: Car, outlet: Outlet) -> None:
    """A car goes to an outlet; it stays ours."""
    move(ctx, car, Place.OUTLET, reason=outlet.name, outlet=outlet)
