"""Buy a customer's car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import trading
from chehang.carsales.kinds import CarPayment
from chehang.carsales.models import Car, TradeIn
from chehang.carsales.states import TRADE_IN
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.ledger.services import Leg, post


class BuyTradeIn(Command):
    """The valuation that the customer accepts."""

    trade_in: Annotated[Id, Ref("carsales.TradeIn")]


@operation("carsales.buy_trade_in", title=_("Buy the used car"), posts=("sales_manager", "general_manager"))
def buy_trade_in(cmd: BuyTradeIn, ctx: Context) -> Done:
    """It is a used car of ours at the price offered, owed to the customer (P32): set off against his new car, or paid by finance.

    Refused to who valued it, after the days the offer holds, and for a VIN that is in stock.
    """
    made = access.get(TradeIn, cmd.trade_in, ctx, lock=True)
    TRADE_IN.require(made, "buy")
    if made.appraiser_id == ctx.actor.employee_id:
        raise Refused("trade_in.own", _("You valued this car yourself. Another person decides on buying it."))
    if made.valid_until < ctx.today:
        raise Refused(
            "trade_in.over", _("The offer held until %(day)s. Value the car again."), day=str(made.valid_until)
        )
    if access.rows(Car, ctx).filter(vin=made.vin).exclude(state__in=("delivered", "returned")).exists():
        raise Conflict("car.here", _("This VIN is in stock already."), field="vin")
    vehicle = trading.vehicle_of(ctx, made.vin, made.plate_no, made.model, made.customer)
    told = f"二手车:{made.get_condition_display()} {made.accidents}".strip()
    car = trading.take_in(
        ctx, vehicle, made.model, made.price_inc, CarPayment.TRADE_IN, colour=made.colour, disclosure=told
    )
    legs = [
        Leg("used", made.price_inc, item=("vehicle", vehicle.pk)),
        Leg("owed", made.price_inc, ("customer", made.customer_id)),
    ]
    post(
        ctx,
        "used_car_bought",
        source=Source("carsales.trade_in", made.pk),
        legs=legs,
        summary=f"{made.number} {made.vin}",
    )
    TRADE_IN.advance(ctx, made, "buy", car=car, bought_by_id=ctx.actor.employee_id)
    ctx.tell(
        _(
            "Used car %(number)s: %(amount)s is owed to its seller, set off or paid by a payment request (other payables)"
        ),
        post="accountant",
        link=f"/carsales/trade_ins/{made.pk}/",
        number=made.number,
        amount=f"{made.price_inc:,.2f}",
    )
    return Done(id=car.pk, number=made.number, vin=car.vin)
