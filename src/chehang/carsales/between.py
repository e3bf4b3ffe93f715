"""Cars between stores of the group: sent by one, received by the other, mirrored in both (P14, I31)."""

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post
from chehang.org.models import Store
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import may_be_sold

from . import fitting, stocking
from .kinds import CarPayment, Place, Way
from .models import Car, CarMove, CarTransfer

DOCUMENT, SERIES, LINK = "carsales.car_transfer", "DBC", "/carsales/car_transfers/{}/"
COPIED = ("vin", "model_id", "colour", "interior", "invoice_no", "bought_on", "cost_ex", "rebate", "certificate",
          "certificate_no", "disclosure")  # fmt: skip


def send(ctx: Context, car: Car, other_id: int, reason: str) -> CarTransfer:
    """The car leaves here and is in transit there; returns this store's paper."""
    here, other = Store.objects.get(pk=ctx.store_id), Store.objects.filter(pk=other_id).first()
    if other is None or other.pk == here.pk or other.is_sample != here.is_sample:
        raise Refused("transfer.same_store", _("Choose another store of the group."), field="other")
    if here.tax_id and other.tax_id and here.tax_id != other.tax_id:
        raise Refused(
            "transfer.other_taxpayer",
            _("%(store)s pays tax under a number of its own: sell the goods there, with an invoice."),
            field="other",
            store=other.short_name,
        )
    if car.state != "stock" or car.used or car.place == Place.OUTLET:
        raise Refused(
            "car.not_to_send", _("Only a new car that is free and in the store goes to another store."), field="car"
        )
    if car.floor_loans.filter(state="open").exists():
        raise Refused("car.pledged", _("A bank has lent money on this car. Redeem its certificate first."), field="car")
    if not may_be_sold(car.vehicle, ctx):
        raise Refused(
            "car.recalled",
            _("A recall is open on %(car)s. It must not be sold before it is done."),
            field="car",
            car=str(car),
        )
    there = at_store(ctx, other)
    came = _arrive(there, car)
    stocking.move(ctx, car, Place.GONE, reason=other.short_name)
    stocking.depart(ctx, car, "send_back")
    out = _paper(ctx, Way.OUT, other, car, reason)
    into = _paper(there, Way.IN, here, came, reason)
    for one, twin in ((out, into), (into, out)):
        one.twin, one.twin_number = twin.pk, twin.number
        one.save(update_fields=["twin", "twin_number"])
    _book(ctx, out, "car_transfer_out", Leg("internal", car.cost_ex, ("store", other.pk)), car)
    # The other store takes the car at its own cost: what was fitted here was this store's preparation.
    fitting.book(ctx, car.vehicle_id, "own", source=Source(DOCUMENT, out.pk), summary=f"{out.number} {car.vin}")
    _book(there, into, "car_transfer_in", Leg("internal", car.cost_ex, ("store", here.pk)), came)
    there.tell(
        _("%(car)s is on its way from %(store)s, please receive it"),
        post="car_clerk",
        link=f"/carsales/cars/{came.pk}/",
        car=str(came),
        store=here.short_name,
    )
    return out


def _arrive(there: Context, car: Car) -> Car:
    """The car's row and file in the other store."""
    if Car.objects.filter(store_id=there.store_id, vin=car.vin, left_on=None).exists():
        raise Conflict("car.here", _("This VIN is in stock already."), field="car")
    old = car.vehicle
    vehicle = Vehicle.objects.filter(store_id=there.store_id, vin=car.vin, merged_into=None).first()
    if vehicle is None:
        vehicle = Vehicle.objects.create(
            store_id=there.store_id, vin=car.vin, engine_no=old.engine_no, model_id=car.model_id, colour=car.colour,
            interior=car.interior, made_on=old.made_on,
        )  # fmt: skip
        there.changed(vehicle, None, {"vin": car.vin})
    came = Car.objects.create(
        store_id=there.store_id, vehicle=vehicle, payment=CarPayment.TRANSFER, input_vat=ZERO,
        **{name: getattr(car, name) for name in COPIED},
    )  # fmt: skip
    there.changed(came, None, {"vin": came.vin, "cost": str(came.cost_ex)})
    CarMove.objects.create(
        store_id=there.store_id, car=came, at=there.now, target=Place.TRANSIT, employee_id=there.actor.employee_id,
        employee_name=there.actor.name[:100],
    )  # fmt: skip
    return came


def _paper(ctx: Context, side: Way, other: Store, car: Car, reason: str) -> CarTransfer:
    made = CarTransfer.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, SERIES), side=side, other=other, car=car, cost=car.cost_ex,
        reason=reason, sent_at=ctx.now, sent_by_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(made, None, {"number": made.number, "car": car.vin, "other": other.code})
    return made


def _book(ctx: Context, paper: CarTransfer, event: str, internal: Leg, car: Car) -> None:
    legs = [internal, Leg("stock", car.cost_ex, item=("vehicle", car.vehicle_id))]
    post(ctx, event, source=Source(DOCUMENT, paper.pk), legs=legs, summary=f"{paper.number} {car.vin}")


def received(ctx: Context, car: Car) -> None:
    """A car that another store sent has come: both papers say so."""
    into = car.transfers.filter(side=Way.IN, received_at=None).select_for_update(of=("self",)).first()
    if into is None:
        return
    out = CarTransfer.objects.select_for_update(of=("self",)).select_related("store").get(pk=into.twin)
    for where, one in ((ctx, into), (at_store(ctx, out.store), out)):
        one.received_at = ctx.now
        one.save(update_fields=["received_at"])
        where.changed(one, {"received_at": None}, {"received_at": str(ctx.now)})
