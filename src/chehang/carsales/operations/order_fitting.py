"""Ask the workshop for the PDI of a car, or for fitting its accessories."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import fitting
from chehang.carsales.kinds import HouseWork
from chehang.carsales.models import Car, Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, Text


class OrderFitting(Command):
    """For which order, what is to be done, who takes it on in the workshop, the odometer and the day it has to be ready."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    work: Annotated[HouseWork, Field(title="Work")] = HouseWork.PDI
    adviser: Annotated[Id, Ref("org.Employee"), Field(title="Service adviser")]
    mileage: Annotated[int, Field(ge=0, le=100_000, title="Mileage, km")]
    promised_on: Annotated[DueDate, Field(title="Ready by")]
    note: Text = ""


@operation(
    "carsales.order_fitting",
    title=_("Order PDI or fitting"),
    posts=("sales_consultant", "sales_manager", "car_clerk"),
)
def order_fitting(cmd: OrderFitting, ctx: Context) -> Done:
    """A work order on the house: parts come by requisition with the signatures of the warehouse, accessories and gifts are named on it.

    Refused before the release, without a car that is here, for fitting nothing, and for who takes no cars in.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    if deal.state != "authorised" or deal.car_id is None:
        raise Refused("paper.no_car", _("Papers are noted for a released order with its car."), field="deal")
    car = access.get(Car, deal.car_id, ctx, lock=True)
    if car.arrived_on is None:
        raise Refused("car.not_here", _("This car is not here. It is checked when it has come."), field="deal")
    order = fitting.order(
        ctx, deal, car, cmd.work, adviser=cmd.adviser, mileage=cmd.mileage, promised=cmd.promised_on, note=cmd.note
    )
    return Done(id=order.pk, number=order.number)
