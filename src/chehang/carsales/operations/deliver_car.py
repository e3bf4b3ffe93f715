"""Hand a car over to its buyer."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import delivering, fitting, following, signatures, stocking
from chehang.carsales.events import CarDelivered
from chehang.carsales.kinds import Certificate
from chehang.carsales.models import Car, Deal, Lead
from chehang.carsales.states import DEAL, LEAD
from chehang.core import access, files, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Kept, Ref
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import change_owner, read_odometer


class DeliverCar(Command):
    """The checklist that is gone through with the buyer, and the buyer's signature (SHA-256 of the drawn PNG)."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    odometer: Annotated[int, Field(ge=0, le=100_000, title="Mileage, km")]
    keys: Annotated[int, Field(ge=1, le=9, title="Keys handed over")] = 2
    identity: Annotated[bool, Field(title="Identity of the buyer compared with the contract")]
    inspected: Annotated[bool, Field(title="Looked over together, inside and outside")]
    papers: Annotated[
        bool, Field(title="Invoice, certificates, manual, warranty certificate, service book handed over")
    ]
    tools: Annotated[bool, Field(title="Tools complete by the list")]
    explained: Annotated[bool, Field(title="Warranty terms, periods, use factor and repair shops explained")]
    adviser: Annotated[bool, Field(title="Service adviser introduced")] = True
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo of the handing over"), Kept("photo")] = ""
    first_service_on: DueDate | None = None
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Buyer's signature"), Kept("signature")]


@operation("carsales.deliver_car", title=_("Hand the car over"), posts=("sales_consultant", "sales_manager"))
def deliver_car(cmd: DeliverCar, ctx: Context) -> Done:
    """The car is the buyer's: revenue, tax and cost are booked, the owner and the warranty stand in the car's file.

    Refused before release, without all the money (unless finance gave credit), without a PDI that still holds, for a car
    that is held or recalled, with a ticked box missing, and without a signature.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    DEAL.require(deal, "deliver")
    if not (cmd.identity and cmd.inspected and cmd.papers and cmd.tools and cmd.explained):
        raise Refused("deal.checklist", _("Go through the whole checklist with the buyer first."), field="inspected")
    if deal.car_id is None:
        raise Refused("deal.no_car_yet", _("Assign a car first."))
    car = access.get(Car, deal.car_id, ctx, lock=True)
    delivering.require_ready(ctx, deal, car)
    fitting.ask_about_accessories(ctx, deal, car)
    delivering.book(ctx, deal, car)
    stocking.leave(ctx, car, "deliver", certificate=Certificate.HANDED, keys=cmd.keys)
    first = cmd.first_service_on or ctx.today + timedelta(days=180)
    assert deal.customer is not None
    buyer = deal.customer.rests_in or deal.customer  # the file that stays where his two became one
    _write_file(ctx, buyer, deal, car, cmd.odometer)
    DEAL.advance(ctx, deal, "deliver", delivered_on=ctx.today, odometer=cmd.odometer, first_service_on=first)
    if cmd.photo:
        files.attach(ctx, deal, cmd.photo, "handing-over.jpg", kind="photo")
    image = signatures.keep(ctx, deal, cmd.signature, "signature")
    signing.sign(ctx, deal, "buyer", employee_id=0, name=deal.customer.name, image=image)
    lead = access.get(Lead, deal.lead_id, ctx, lock=True)
    if lead.state in LEAD.moves["win"].sources:
        following.stop(ctx, lead)
        LEAD.advance(ctx, lead, "win")
    ctx.announce(CarDelivered(deal.pk, car.vehicle_id, buyer.pk, deal.consultant_id, ctx.today))
    return Done(id=deal.pk, number=deal.number)


def _write_file(ctx: Context, buyer: Customer, deal: Deal, car: Car, odometer: int) -> None:
    vehicle = access.get(Vehicle, car.vehicle_id, ctx, lock=True)
    if odometer >= vehicle.mileage:
        read_odometer(ctx, vehicle, odometer, source="delivery", document="carsales.deal", object_id=deal.pk)
    if vehicle.owner_id != buyer.pk:
        change_owner(ctx, vehicle, buyer, since=ctx.today)
    vehicle.warranty_from, vehicle.sold_here = ctx.today, True
    vehicle.save(update_fields=["warranty_from", "sold_here"])
    ctx.changed(vehicle, None, {"warranty_from": str(ctx.today), "sold_here": True})
