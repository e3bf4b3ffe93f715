"""Mark the price of a car model from a day on."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.dealing import access_model
from chehang.carsales.models import CarPrice
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Reason, Ref


class SetCarPrice(Command):
    """The marked price and the lowest one with VAT, what the car is expected to cost and earn without VAT, and why."""

    model: Annotated[Id, Ref("vehicles.CarModel")]
    valid_from: DueDate
    marked: Annotated[PositiveMoney, Field(title="Marked price")]
    floor: Annotated[PositiveMoney, Field(title="Lowest price")]
    cost_ex: Annotated[PositiveMoney, Field(title="Expected cost without VAT")]
    rebate: Annotated[NonNegativeMoney, Field(title="Expected rebate")]
    reason: Reason


@operation("carsales.set_car_price", title=_("Set car price"), posts=("sales_manager", "general_manager"))
def set_car_price(cmd: SetCarPrice, ctx: Context) -> Done:
    """A new version from today or later; quotations made before keep theirs. Refused for days that are over."""
    if cmd.valid_from < ctx.today:
        raise Refused("carprice.past", _("A price holds from today or a later day on."), field="valid_from")
    if cmd.floor > cmd.marked:
        raise Refused("carprice.floor", _("The lowest price cannot be above the marked one."), field="floor")
    model = access_model(cmd.model)
    mine = {"store_id": ctx.store_id, "model": model, "valid_from": cmd.valid_from}
    version = (CarPrice.objects.filter(**mine).aggregate(n=Max("version"))["n"] or 0) + 1
    facts = cmd.model_dump(include={"marked", "floor", "cost_ex", "rebate", "reason"})
    made = CarPrice.objects.create(
        **mine, **facts, version=version, set_by_id=ctx.actor.employee_id, set_by_name=ctx.actor.name[:100]
    )
    ctx.changed(made, None, {name: str(value) for name, value in facts.items()})
    ctx.tell(
        _("New price of %(model)s from %(day)s: %(price)s"),
        post="sales_consultant",
        link="/carsales/prices/",
        model=model.name,
        day=str(cmd.valid_from),
        price=f"{cmd.marked:,.2f}",
    )
    return Done(id=made.pk)
