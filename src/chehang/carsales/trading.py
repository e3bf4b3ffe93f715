"""Used cars: bought, prepared, set off against a new one; new cars taken back by law (P32, §3.14)."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.models import Bill
from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up, tax_split
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post
from chehang.parties.models import Customer
from chehang.vehicles.models import CarModel, Vehicle
from chehang.workshop.guarantee import Count, counts

from . import bills
from .kinds import CarPayment, Certificate, Place, ReturnGround
from .models import Car, CarMove, CarReturn, Deal

BACK = "carsales.car_return"
# Grounds that are counted over the repairs (§24).
COUNTED = (ReturnGround.SAFETY, ReturnGround.ASSEMBLY, ReturnGround.DAYS, ReturnGround.SAME)
# Grounds of the first days: the buyer pays nothing for the use (§22, §23).
FREE_OF_USE = (ReturnGround.WEEK, ReturnGround.SIXTY)


def counted(who: Actor | Context, case: CarReturn, now: datetime) -> list[Count]:
    """What our own workshop counted for the car of a case (§24); repairs elsewhere are not among it."""
    car = case.deal.car
    return counts(who, car.vehicle, now) if car is not None and car.vehicle is not None else []


def require_ground(deal: Deal, ground: ReturnGround, km: int, asked: date) -> None:
    """Refused where the days or kilometres of a ground are over; what a workshop counted is read by who answers."""
    days = (asked - deal.delivered_on).days if deal.delivered_on else 0
    limits = {ReturnGround.WEEK: (7, 10**7), ReturnGround.SIXTY: (60, 3000)}
    most_days, most_km = limits.get(ground, (2 * 366, 50_000))
    if days > most_days or km > most_km:
        raise Refused(
            "return.over",
            _("This ground holds for %(days)s days or %(km)s km; it has been %(now)s days and %(ran)s km."),
            field="ground",
            days=most_days,
            km=most_km,
            now=days,
            ran=km,
        )


def take_in(
    ctx: Context,
    vehicle: Vehicle,
    model: CarModel,
    cost: Decimal,
    payment: CarPayment,
    *,
    colour: str,
    disclosure: str = "",
) -> Car:
    """A car of a customer is ours, as a used one; the clerk receives it like any other."""
    car = Car.objects.create(
        store_id=ctx.store_id, vehicle=vehicle, vin=vehicle.vin, model=model, colour=colour or "—", used=True,
        bought_on=ctx.today, payment=payment, cost_ex=cost, certificate=Certificate.STORE, disclosure=disclosure[:200],
    )  # fmt: skip
    ctx.changed(car, None, {"vin": car.vin, "used": True, "cost": str(cost)})
    CarMove.objects.create(
        store_id=ctx.store_id, car=car, at=ctx.now, target=Place.TRANSIT, employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    return car


def vehicle_of(ctx: Context, vin: str, plate: str, model: CarModel, owner: Customer) -> Vehicle:
    """The file of a car: the one there is, or a new one."""
    known = access.rows(Vehicle, ctx).filter(vin=vin, merged_into=None).first()
    if known is not None:
        return known
    made = Vehicle.objects.create(store_id=ctx.store_id, vin=vin, plate_no=plate, model=model, owner=owner)
    ctx.changed(made, None, {"vin": vin})
    return made


def give_back(ctx: Context, case: CarReturn, asked: Iterable[Bill]) -> Decimal:
    """Revenue and VAT of the car go back in red, bill by bill, until the buyer has what is his; the desk pays it the way it came."""
    left, car = case.back_inc, case.deal.car
    assert car is not None
    ex_left, _tax = tax_split(left, parameter(ctx, "vat.goods", case.deal.delivered_on or ctx.today))
    for bill in asked:
        most = bill.amount - sum((n.amount for n in bill.credit_notes.all()), ZERO)
        amount = min(left, most)
        if amount <= 0 or bill.charged_on is None:
            continue
        ex = ex_left if amount == left else round_half_up(ex_left * amount / left)
        item = ("vehicle", car.vehicle_id)
        charge = billing.Charge("revenue", ex, amount - ex, text=case.number, item=item)
        billing.credit(
            ctx, bill, source=Source("carsales.returned_bill", bill.pk, case.number), lines=[charge], event="car_sold"
        )
        left, ex_left = left - amount, ex_left - ex
    if left:
        raise Refused("return.bills", _("The receivables of this deal do not cover what goes back. Ask finance."))
    return case.back_inc


def bills_of(ctx: Context, deal: Deal) -> list[Bill]:
    """The bills a deal was paid by, locked: the buyer's, his deposit, the lender's."""
    found = (bills.living(ctx, deal, part) for part in ("car", "deposit", "loan"))
    return [bill for bill in found if bill is not None]


def book_back(ctx: Context, case: CarReturn, car: Car, cost: Decimal) -> None:
    """Its cost leaves the cost of cars sold and is stock again."""
    item = ("vehicle", car.vehicle_id)
    legs = [Leg("used", cost, item=item), Leg("cost", cost, item=item)]
    post(ctx, "car_taken_back", source=Source(BACK, case.pk), legs=legs, summary=f"{case.number} {car.vin}")
