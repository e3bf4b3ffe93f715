"""An outlet sold a car of ours."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.carsales import fitting, stocking
from chehang.carsales.kinds import Certificate, Place
from chehang.carsales.models import Car, OutletReport, OutletSale
from chehang.core import access, numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.money import tax_split
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.personal import Personal
from chehang.core.reading.walls import BookDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, ShortText
from chehang.ledger.services import Leg, post
from chehang.vehicles.models import Vehicle


class SettleOutletSale(Command):
    """The car, the wholesale price with VAT, and the outlet's rebate; buyer and day where the outlet has not reported them itself."""

    car: Annotated[Id, Ref("carsales.Car")]
    buyer: Annotated[ShortText, Field(max_length=60), Personal()] = ""
    sold_on: Annotated[BookDate | None, Field(title="Sold on")] = None
    wholesale: Annotated[PositiveMoney, Field(title="Wholesale price with VAT")]
    rebate: Annotated[NonNegativeMoney, Field(title="Rebate of the outlet")] = Decimal(0)


@operation("carsales.settle_outlet_sale", title=_("Outlet sold it"), posts=("sales_manager", "car_clerk"))
def settle_outlet_sale(cmd: SettleOutletSale, ctx: Context) -> Done:
    """The outlet owes wholesale less rebate; revenue and the consigned car's cost are booked (P30). A report after its hours costs a part
    of the rebate. Refused for a car that does not stand at an outlet, is held or recalled, and for a day to come."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.place != Place.OUTLET or car.outlet is None or car.state != "stock":
        raise Refused("car.no_outlet_sale", _("This car does not stand at an outlet to be sold."), field="car")
    report = OutletReport.objects.filter(car=car).first()
    sold_on = report.sold_on if report else cmd.sold_on
    buyer = report.buyer if report else cmd.buyer
    if sold_on is None or not buyer:
        raise Refused("outlet_sale.who", _("Enter the buyer and the day of the sale."), field="buyer")
    if sold_on > ctx.today:
        raise Refused("outlet_sale.day", _("This day is still to come."), field="sold_on")
    stocking.require_sellable(ctx, car)
    reported = report.reported_at if report else ctx.now
    evening = min(reported, _end_of(sold_on))
    hours = int(parameter(ctx, "carsales.sale_report_hours", ctx.today))
    late = reported - evening > dt.timedelta(hours=hours)
    penalty = min(cmd.rebate, parameter(ctx, "carsales.late_report", ctx.today)) if late else Decimal(0)
    since = car.moves.filter(target=Place.OUTLET).order_by("-id").values_list("at", flat=True).first() or ctx.now
    amount = cmd.wholesale - cmd.rebate + penalty
    outlet = car.outlet
    made = OutletSale.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "WX"),
        car=car,
        outlet=outlet,
        buyer=buyer,
        sold_at=evening,
        reported_at=reported,
        days_there=max(0, (evening - since).days),
        wholesale_inc=cmd.wholesale,
        rebate_inc=cmd.rebate,
        penalty_inc=penalty,
        amount_inc=amount,
    )
    ctx.changed(made, None, {"number": made.number, "car": car.vin, "amount": str(amount), "late": late})
    source = Source("carsales.outlet_sale", made.pk, made.number)
    billing.ask(ctx, outlet.customer, source=source, amount=amount, claim="outlet")
    rate = parameter(ctx, "vat.goods", ctx.today)
    ex, tax = tax_split(amount, rate)
    item = ("vehicle", car.vehicle_id)
    billing.charge(
        ctx, lines=[billing.Charge("revenue", ex, tax, rate, car.vin, item)], event="car_sold", source=source
    )
    legs = [Leg("cost", car.cost_ex, item=item), Leg("consigned", car.cost_ex, item=item)]
    post(ctx, "car_cost", legs=legs, summary=f"{made.number} {car.vin}", source=source)
    fitting.book(ctx, car.vehicle_id, "cost", summary=f"{made.number} {car.vin}", source=source)
    stocking.leave(ctx, car, "sell_there", certificate=Certificate.HANDED)
    vehicle = access.get(Vehicle, car.vehicle_id, ctx, lock=True)
    vehicle.warranty_from, vehicle.sold_here = sold_on, True
    vehicle.save(update_fields=["warranty_from", "sold_here"])
    ctx.changed(vehicle, None, {"warranty_from": str(sold_on)})
    return Done(id=made.pk, number=made.number, amount=str(amount), late=late)


def _end_of(day: dt.date) -> dt.datetime:
    """The evening of a day: an outlet reports a day's sales by then and some hours."""
    return dt.datetime.combine(day, dt.time(20), STORE_TIME).astimezone(dt.UTC)
