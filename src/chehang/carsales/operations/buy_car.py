"""Enter a car that the maker invoiced."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.carsales.dealing import access_model
from chehang.carsales.kinds import CarPayment, Certificate, Place
from chehang.carsales.models import Car, CarMove
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, RequiredText, ShortText
from chehang.ledger.services import Leg, post
from chehang.org.models import Store
from chehang.parties.filing import doubt_car
from chehang.parties.models import Supplier
from chehang.parties.validation import Vin
from chehang.vehicles.models import Vehicle


class BuyCar(Command):
    """The car as its invoice and certificate say it; prices without VAT, freight included."""

    vin: Annotated[Vin, Field(min_length=17)]
    engine_no: Annotated[ShortText, Field(max_length=30)] = ""
    model: Annotated[Id, Ref("vehicles.CarModel")]
    colour: Annotated[RequiredText, Field(max_length=30)]
    interior: Annotated[ShortText, Field(max_length=30)] = ""
    made_on: PaperDate | None = None
    supplier: Annotated[Id, Ref("parties.Supplier")]
    invoice_no: Annotated[RequiredText, Field(max_length=40)]
    invoiced_on: PaperDate
    cost_ex: Annotated[PositiveMoney, Field(title="Cost without VAT")]
    rebate: Annotated[NonNegativeMoney, Field(title="Expected rebate")] = Decimal(0)
    payment: Annotated[CarPayment, Field(title="Paid by")] = CarPayment.PREPAID
    certificate: Annotated[Certificate, Field(title="Certificate is")] = Certificate.MAKER


@operation("carsales.buy_car", title=_("Enter a car"), posts=("car_clerk", "sales_manager"))
def buy_car(cmd: BuyCar, ctx: Context) -> Done:
    """The car is ours and on its way; it is booked with its VIN (P23). Refused for a VIN that is here already;
    a wrong check digit is asked about."""
    if access.rows(Car, ctx).filter(vin=cmd.vin).exclude(state__in=("delivered", "returned")).exists():
        raise Conflict("car.here", _("This VIN is in stock already."), field="vin")
    if cmd.payment in (CarPayment.TRADE_IN, CarPayment.CAME_BACK, CarPayment.TRANSFER):
        raise Refused("car.payment", _("A car of the maker is not paid so."), field="payment")
    _once_in_the_group(cmd, ctx)
    doubt_car(ctx, "", cmd.vin)
    model, supplier = access_model(cmd.model), access.get(Supplier, cmd.supplier, ctx)
    vehicle = _vehicle(cmd, ctx)
    vat = round_half_up(cmd.cost_ex * parameter(ctx, "vat.goods", cmd.invoiced_on))
    facts = cmd.model_dump(
        include={"vin", "colour", "interior", "invoice_no", "cost_ex", "rebate", "payment", "certificate"}
    )
    car = Car.objects.create(
        store_id=ctx.store_id,
        vehicle=vehicle,
        model=model,
        supplier=supplier,
        bought_on=cmd.invoiced_on,
        input_vat=vat,
        **facts,
    )
    ctx.changed(car, None, {"vin": car.vin, "cost_ex": str(car.cost_ex), "invoice": car.invoice_no})
    CarMove.objects.create(
        store_id=ctx.store_id, car=car, at=ctx.now, target=Place.TRANSIT,
        employee_id=ctx.actor.employee_id, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    partner = ("supplier", supplier.pk)
    legs = [
        Leg("stock", cmd.cost_ex, item=("vehicle", vehicle.pk)),
        Leg("input_vat", vat),
        Leg(cmd.payment.value, cmd.cost_ex + vat, partner),
    ]
    post(ctx, "car_bought", source=Source("carsales.car", car.pk), legs=legs, summary=f"{cmd.invoice_no} {cmd.vin}")
    if cmd.payment == CarPayment.ACCOUNT:
        billing.owe(
            ctx,
            supplier,
            source=Source("carsales.car", car.pk),
            paper_number=cmd.invoice_no,
            paper_date=cmd.invoiced_on,
            text=cmd.vin,
            ex=cmd.cost_ex,
            tax=vat,
            first=True,
        )
    return Done(id=car.pk, number=car.vin)


def _once_in_the_group(cmd: BuyCar, ctx: Context) -> None:
    """I07: no other store of the group has this VIN in stock."""
    here = Store.objects.get(pk=ctx.store_id)
    others = Car.objects.filter(vin=cmd.vin, left_on=None, store__is_sample=here.is_sample).exclude(store=here)
    if there := others.select_related("store").first():
        raise Conflict(
            "car.in_the_group",
            _("This VIN is in stock at %(store)s. It is transferred from there."),
            field="vin",
            store=there.store.short_name,
        )


def _vehicle(cmd: BuyCar, ctx: Context) -> Vehicle:
    """The car's file: the one there is (a car that comes back), or a new one."""
    known = access.rows(Vehicle, ctx).filter(vin=cmd.vin, merged_into=None).first()
    if known is not None:
        return known
    made = Vehicle.objects.create(
        store_id=ctx.store_id, vin=cmd.vin, engine_no=cmd.engine_no, model_id=cmd.model, colour=cmd.colour,
        interior=cmd.interior, made_on=cmd.made_on,
    )  # fmt: skip
    ctx.changed(made, None, {"vin": cmd.vin})
    return made
