"""A car comes back from its buyer by law."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import rewarding, trading
from chehang.carsales.kinds import CarPayment
from chehang.carsales.models import Car, CarReturn, Deal
from chehang.carsales.states import CAR_RETURN
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref


class TakeCarBack(Command):
    """The granted case; keys and papers came with the car."""

    case: Annotated[Annotated[Id, Ref("carsales.CarReturn")], Field(title="Exchange or return")]


@operation("carsales.take_car_back", title=_("Take the car back"), posts=("sales_manager",))
def take_car_back(cmd: TakeCarBack, ctx: Context) -> Done:
    """Revenue goes back in red less the use, the desk pays it; the car is stock again as a used one that has to be disclosed (§33),
    and the commission it earned is taken off. Refused before it is granted."""
    case = access.get(CarReturn, cmd.case, ctx, lock=True)
    CAR_RETURN.require(case, "take_back")
    deal = access.get(Deal, case.deal_id, ctx, lock=True)
    old = access.get(Car, deal.car_id or 0, ctx)
    if access.rows(Car, ctx).filter(vin=old.vin).exclude(state__in=("delivered", "returned")).exists():
        raise Conflict("car.here", _("This VIN is in stock already."), field="vin")
    back = trading.give_back(ctx, case, trading.bills_of(ctx, deal))
    told = f"三包换退车:{case.get_ground_display()} {case.fault}"
    car = trading.take_in(
        ctx, old.vehicle, old.model, old.cost_ex, CarPayment.CAME_BACK, colour=old.colour, disclosure=told
    )
    trading.book_back(ctx, case, car, old.cost_ex)
    claw = rewarding.claw_back(ctx, deal, case.number)
    CAR_RETURN.advance(ctx, case, "take_back", car=car, done_on=ctx.today)
    return Done(id=case.pk, number=case.number, back=str(back), car=car.pk, clawed_back=str(claw.amount if claw else 0))
