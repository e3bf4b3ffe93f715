"""An outlet's keeper reports that a car was sold there."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import Place
from chehang.carsales.models import Car, OutletReport
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command, Id, Ref, RequiredText


class ReportOutletSale(Command):
    """Which of our cars was sold, to whom, and when."""

    car: Annotated[Id, Ref("carsales.Car")]
    buyer: Annotated[RequiredText, Field(max_length=60), Personal()]
    sold_on: Annotated[BookDate, Field(title="Sold on")]


@operation("carsales.report_outlet_sale", title=_("Report the sale"), posts=("outlet_keeper",))
def report_outlet_sale(cmd: ReportOutletSale, ctx: Context) -> Done:
    """The store is told at once and settles it; the hour of the report counts for the penalty.

    Refused for a car that does not stand at the own outlet or may not be sold, a second time, and for a day to come.
    """
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.place != Place.OUTLET or car.outlet is None or car.outlet.keeper_id != ctx.actor.employee_id:
        raise Refused("report.not_held", _("This car does not stand at your outlet."), field="car")
    if car.state != "stock":
        raise Refused("report.not_free", _("This car is held or promised. It must not be sold here."), field="car")
    if OutletReport.objects.filter(car=car).exists():
        raise Conflict("report.twice", _("This car is reported as sold already."), field="car")
    if cmd.sold_on > ctx.today:
        raise Refused("outlet_sale.day", _("This day is still to come."), field="sold_on")
    made = OutletReport.objects.create(
        store_id=ctx.store_id, car=car, outlet=car.outlet, buyer=cmd.buyer, sold_on=cmd.sold_on, reported_at=ctx.now,
        reported_by_id=ctx.actor.employee_id, reported_by_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(made, None, {"car": car.vin, "outlet": car.outlet.code, "sold_on": str(cmd.sold_on)})
    ctx.tell(
        _("%(outlet)s sold %(car)s, please settle it"),
        post="sales_manager",
        link=f"/carsales/cars/{car.pk}/",
        outlet=car.outlet.name,
        car=str(car),
    )
    return Done(id=made.pk, number=car.vin)
