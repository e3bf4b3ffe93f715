"""Note what a test car costs."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import DemoCost
from chehang.carsales.models import DemoCar, DemoCarCost
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, NonNegativeQuantity, PositiveMoney, Ref, ShortText


class NoteTestCarCost(Command):
    """What was paid with VAT, for how many litres or kWh, and the reading then."""

    car: Annotated[Id, Ref("carsales.DemoCar")]
    on: PaperDate
    kind: DemoCost = DemoCost.FUEL
    amount_inc: Annotated[PositiveMoney, Field(title="Amount with VAT")]
    quantity: Annotated[NonNegativeQuantity, Field(title="Litres or kWh")] = Decimal(0)
    mileage: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    note: ShortText = ""


@operation(
    "carsales.note_test_car_cost",
    title=_("Note a cost of the test car"),
    posts=("sales_consultant", "sales_manager", "car_clerk"),
)
def note_test_car_cost(cmd: NoteTestCarCost, ctx: Context) -> Done:
    """Into the car's ledger; the money itself goes through an expense claim. Refused for a day to come and fuel without its quantity."""
    car = access.get(DemoCar, cmd.car, ctx, lock=True)
    if cmd.kind in (DemoCost.FUEL, DemoCost.CHARGE) and not cmd.quantity:
        raise Refused("test_car.quantity", _("Enter the litres or kilowatt-hours."), field="quantity")
    facts = cmd.model_dump(exclude={"car"})
    made = DemoCarCost.objects.create(
        store_id=ctx.store_id, car=car, employee_id=ctx.actor.employee_id, employee_name=ctx.actor.name[:100], **facts
    )
    ctx.changed(made, None, {"car": car.plate_no, "kind": cmd.kind.value, "amount": str(cmd.amount_inc)})
    return Done(id=made.pk)
