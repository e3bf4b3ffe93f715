"""A buyer asks for another car or his money by law."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import trading
from chehang.carsales.kinds import ReturnGround, ReturnWish
from chehang.carsales.models import CarReturn, Deal
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Rate, Ref
from chehang.workshop.guarantee import compensation

COEFFICIENT = Decimal("0.005")


class AskCarReturn(Command):
    """The deal, the ground, what is wrong, the odometer, and the coefficient of use that was written into the warranty."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    ground: Annotated[ReturnGround, Field(title="Ground")]
    wish: Annotated[ReturnWish, Field(title="What he asks for")] = ReturnWish.EXCHANGE
    fault: Annotated[str, Field(min_length=2, max_length=300, title="What is wrong")]
    mileage: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    coefficient: Annotated[Rate, Field(title="Coefficient of use")] = COEFFICIENT


@operation(
    "carsales.ask_car_return",
    title=_("Exchange or return asked for"),
    posts=("sales_manager", "warranty_clerk", "service_manager", "customer_service_manager"),
)
def ask_car_return(cmd: AskCarReturn, ctx: Context) -> Done:
    """Note it with what the use would cost him: price × km ÷ 1,000 × coefficient, nothing within the first days; its clock runs.

    Refused for a car that was not handed over, a second time, out of the days or kilometres of the ground, and above the law's coefficient.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    if deal.state != "delivered":
        raise Refused(
            "return.not_delivered", _("This car was not handed over. Call the deal off instead."), field="deal"
        )
    if CarReturn.objects.filter(deal=deal).exists():
        raise Conflict("return.twice", _("This buyer has asked already."), field="deal")
    trading.require_ground(deal, cmd.ground, cmd.mileage, ctx.today)
    most = parameter(ctx, "workshop.use_coefficient", ctx.today)
    if cmd.coefficient > most:
        raise Refused(
            "exchange.coefficient",
            _("The law allows %(most)s %% at most."),
            field="coefficient",
            most=f"{(most * 100).normalize():f}",
        )
    coefficient = Decimal(0) if cmd.ground in trading.FREE_OF_USE else cmd.coefficient
    made = CarReturn.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "THC"),
        deal=deal,
        ground=cmd.ground,
        wish=cmd.wish,
        fault=cmd.fault,
        mileage=cmd.mileage,
        asked_on=ctx.today,
        price_inc=deal.price_inc,
        coefficient=coefficient,
        use_inc=compensation(deal.price_inc, cmd.mileage, coefficient),
    )
    ctx.changed(made, None, {"number": made.number, "deal": str(deal), "use": str(made.use_inc)})
    ctx.tell(
        _("%(deal)s: the buyer asks for an exchange or his money. Answer within ten working days"),
        post="general_manager",
        link=f"/carsales/car_returns/{made.pk}/",
        deal=str(deal),
    )
    return Done(id=made.pk, number=made.number, use=str(made.use_inc), back=str(made.back_inc))
