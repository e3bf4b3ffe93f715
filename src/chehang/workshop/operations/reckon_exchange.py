"""What a customer pays for the use of a car that is given back."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, PositiveMoney, Rate, Ref
from chehang.vehicles.models import Vehicle

from ..guarantee import compensation


class ReckonExchange(Command):
    """The car, what it was sold for with VAT, its kilometres, and the coefficient (at most the law's)."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    price_inc: Annotated[PositiveMoney, Field(title="Price with VAT")]
    mileage: Annotated[int, Field(ge=0, le=2_000_000)]
    coefficient: Annotated[Rate, Field(gt=0, title="Coefficient of use")] = Decimal("0.005")


@operation(
    "workshop.reckon_exchange",
    title=_("Reckon an exchange"),
    posts=("warranty_clerk", "service_manager", "sales_manager", "general_manager"),
)
def reckon_exchange(cmd: ReckonExchange, ctx: Context) -> Done:
    """Price × km ÷ 1,000 × coefficient, kept on the car's file. Refused above the coefficient of the law."""
    most = parameter(ctx, "workshop.use_coefficient", ctx.today)
    if cmd.coefficient > most:
        raise Refused(
            "exchange.coefficient",
            _("The law allows %(most)s %% at most."),
            field="coefficient",
            most=f"{(most * 100).normalize():f}",
        )
    car = access.get(Vehicle, cmd.vehicle, ctx)
    amount = compensation(cmd.price_inc, cmd.mileage, cmd.coefficient)
    ctx.changed(car, None, {"exchange": str(amount), "price": str(cmd.price_inc), "km": cmd.mileage})
    return Done(id=car.pk, number=f"{amount:,.2f}", amount=str(amount))
