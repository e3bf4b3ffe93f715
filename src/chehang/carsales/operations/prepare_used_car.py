"""Put something into a used car before it is sold."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.carsales.models import Car, CarCost
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref, RequiredText
from chehang.ledger.services import Leg, post
from chehang.parties.models import Supplier


class PrepareUsedCar(Command):
    """What was done by whom, with its invoice; the amount with VAT."""

    car: Annotated[Id, Ref("carsales.Car")]
    supplier: Annotated[Id, Ref("parties.Supplier")]
    what: Annotated[RequiredText, Field(title="What was done")]
    invoice_no: Annotated[RequiredText, Field(max_length=40)]
    invoiced_on: PaperDate
    amount: Annotated[PositiveMoney, Field(title="Amount with VAT")]


@operation("carsales.prepare_used_car", title=_("Prepare a used car"), posts=("car_clerk", "sales_manager"))
def prepare_used_car(cmd: PrepareUsedCar, ctx: Context) -> Done:
    """It is part of the car's cost, and owed to the supplier. Refused for a new car and for one that is gone."""
    car = access.get(Car, cmd.car, ctx, lock=True)
    if not car.used or car.state in ("delivered", "returned"):
        raise Refused("car.not_used", _("Only a used car that is here is prepared."), field="car")
    supplier = access.get(Supplier, cmd.supplier, ctx)
    made = CarCost.objects.create(
        store_id=ctx.store_id, car=car, supplier=supplier, what=cmd.what, invoice_no=cmd.invoice_no, amount_inc=cmd.amount,
        at=ctx.now, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    legs = [
        Leg("used", cmd.amount, item=("vehicle", car.vehicle_id)),
        Leg("payable", cmd.amount, ("supplier", supplier.pk)),
    ]
    post(
        ctx,
        "used_car_prepared",
        source=Source("carsales.car_cost", made.pk),
        legs=legs,
        summary=f"{car.vin} {cmd.what}",
    )
    billing.owe(
        ctx,
        supplier,
        source=Source("carsales.car_cost", made.pk),
        paper_number=cmd.invoice_no,
        paper_date=cmd.invoiced_on,
        text=f"{car.vin} {cmd.what}",
        ex=cmd.amount,
        first=True,
    )
    before = car.cost_ex
    car.cost_ex += cmd.amount
    car.save(update_fields=["cost_ex"])
    ctx.changed(car, {"cost": str(before)}, {"cost": str(car.cost_ex), "what": cmd.what})
    return Done(id=car.pk, number=car.vin, cost=str(car.cost_ex))
