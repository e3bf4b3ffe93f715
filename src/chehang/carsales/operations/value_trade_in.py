"""Value a customer's car."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.dealing import access_model
from chehang.carsales.kinds import Condition
from chehang.carsales.models import TradeIn
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.personal import Personal
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, RequiredText, ShortText
from chehang.parties.filing import doubt_car
from chehang.parties.models import Customer
from chehang.parties.validation import Vin


class ValueTradeIn(Command):
    """The sheet: the car, its past, its papers; what it fetches, what has to be put into it, and what is offered for it."""

    customer: Annotated[Id, Ref("parties.Customer")]
    vin: Annotated[Vin, Field(min_length=17), Personal()]
    plate_no: Annotated[RequiredText, Field(max_length=10, title="Plate"), Personal()]
    model: Annotated[Id, Ref("vehicles.CarModel")]
    colour: Annotated[RequiredText, Field(max_length=30)]
    registered_on: Annotated[PaperDate, Field(title="Licensed on")]
    mileage: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    condition: Condition = Condition.B
    accidents: Annotated[ShortText, Field(title="Accidents and repaints")] = ""
    papers: Annotated[RequiredText, Field(title="Papers, mortgage, fines")]
    market_inc: Annotated[PositiveMoney, Field(title="Fetches on the market")]
    repair_inc: Annotated[NonNegativeMoney, Field(title="Has to be put into it")]
    price_inc: Annotated[PositiveMoney, Field(title="Offered")]


@operation("carsales.value_trade_in", title=_("Value a used car"), posts=("sales_consultant", "sales_manager"))
def value_trade_in(cmd: ValueTradeIn, ctx: Context) -> Done:
    """Keep the sheet; the offer holds for some days. More than the market less the repairs is asked about."""
    customer, model = access.get(Customer, cmd.customer, ctx), access_model(cmd.model)
    doubt_car(ctx, "", cmd.vin)
    if cmd.price_inc > cmd.market_inc - cmd.repair_inc:
        ctx.doubt(
            "trade_in.dear",
            _("It fetches %(worth)s after repairs and %(price)s is offered. Offer so much?"),
            field="price_inc",
            worth=f"{cmd.market_inc - cmd.repair_inc:,.2f}",
            price=f"{cmd.price_inc:,.2f}",
        )
    days = int(parameter(ctx, "carsales.trade_in_days", ctx.today))
    made = TradeIn.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "PG"),
        customer=customer,
        model=model,
        valid_until=ctx.today + timedelta(days=days),
        appraiser_id=ctx.actor.employee_id,
        valued_at=ctx.now,
        **cmd.model_dump(exclude={"customer", "model"}),
    )
    ctx.changed(made, None, {"number": made.number, "price": str(made.price_inc)})
    return Done(id=made.pk, number=made.number)
