"""Sell a package or a card."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.catalogue.services import vat_rate
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import tax_split
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..models import Package, PackageOffer
from ..packaging import DOCUMENT


class SellPackage(Command):
    """Which package to whom; for one car, or for any car of the customer."""

    offer: Annotated[Annotated[Id, Ref("workshop.PackageOffer")], Field(title="Package")]
    customer: Annotated[Id, Ref("parties.Customer")]
    vehicle: Annotated[
        Annotated[Id, Ref("vehicles.Vehicle")] | None, Field(description="Empty: any car of the customer.")
    ] = None


@operation("workshop.sell_package", title=_("Sell a package"), posts=("service_advisor", "service_manager"))
def sell_package(cmd: SellPackage, ctx: Context) -> Done:
    """The cash desk asks for the money; paid, it is a debt to the customer and may be used (P22). Refused when it is not offered."""
    offer = access.get(PackageOffer, cmd.offer, ctx)
    customer = access.get(Customer, cmd.customer, ctx)
    if not offer.active:
        raise Refused("package_offer.ended", _("“%(offer)s” is not offered any more."), field="offer", offer=str(offer))
    ex, _tax = tax_split(offer.price_inc, vat_rate(ctx, "goods", ctx.today))
    made = Package.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "TCK"),
        offer=offer,
        customer=customer,
        vehicle=access.get(Vehicle, cmd.vehicle, ctx) if cmd.vehicle else None,
        price_inc=offer.price_inc,
        price_ex=ex,
        uses=offer.uses,
        sold_at=ctx.now,
        sold_by_id=ctx.actor.employee_id,
    )
    ctx.changed(made, None, {"number": made.number, "customer": customer.pk, "price": str(made.price_inc)})
    billing.ask(ctx, customer, source=Source(DOCUMENT, made.pk, made.number), amount=made.price_inc)
    return Done(id=made.pk, number=made.number, amount=str(made.price_inc))
