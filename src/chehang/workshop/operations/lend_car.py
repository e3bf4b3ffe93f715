"""Lend a customer a car while his is here."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate, ExpiryDate
from chehang.core.types import Command, Id, Ref

from ..commands import Image, Name60, OrderId
from ..guarantee import repair_days
from ..models import CarLoan, LoanCar, WorkOrder
from ..states import UNSETTLED


class LendCar(Command):
    """Which car to whom until when; the licence was seen; odometer, fuel, and the driver's signature under the agreement."""

    order: OrderId
    car: Annotated[Annotated[Id, Ref("workshop.LoanCar")], Field(title="Loan car")]
    driver: Annotated[Name60, Field(min_length=1), Personal()]
    licence_no: Annotated[str, Field(pattern=r"^\d{17}[\dX]$", title="Licence number"), Personal()]
    licence_until: Annotated[ExpiryDate, Field(title="Licence until")]
    km: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    fuel: Annotated[int, Field(ge=0, le=100, title="Fuel or charge in per cent")]
    back_by: Annotated[DueDate, Field(title="Back by")]
    image: Annotated[Image, Field(min_length=64)]


@operation("workshop.lend_car", title=_("Lend a car"), posts=("service_advisor", "service_manager"))
def lend_car(cmd: LendCar, ctx: Context) -> Done:
    """The key is handed over; whether the law asks for it (warranty, sixth day in repair, §21) is noted.

    Refused for a car that is out, not insured or not lent, for an expired licence, a lower reading, and when the customer has one.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    car = access.get(LoanCar, cmd.car, ctx, lock=True)
    if order.state not in UNSETTLED:
        raise Refused("loan.order", _("A car is lent while the customer's own is here."), field="order")
    if cmd.licence_until < ctx.today:
        raise Refused(
            "loan.licence", _("This licence has expired. The customer must not drive."), field="licence_until"
        )
    insured = car.vehicle.insured_until
    if not car.active or insured is None or insured < max(ctx.today, cmd.back_by):
        raise Refused(
            "loan.insurance",
            _("%(car)s is not lent, or its insurance (until %(day)s) ends before it is back."),
            field="car",
            car=str(car),
            day=str(insured or "—"),
        )
    if car.loans.filter(state="out").exists() or order.car_loans.filter(state="out").exists():
        raise Conflict("loan.out", _("The car is out, or this customer has one already."), field="car")
    last = car.loans.order_by("-id").first()
    if last is not None and cmd.km < last.back_km:
        raise Refused("loan.km", _("The car stood at %(km)s km before. Read it again."), field="km", km=last.back_km)
    limit = int(parameter(ctx, "workshop.loan_limit", ctx.today))
    made = CarLoan.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "DB"),
        car=car,
        order=order,
        customer=order.customer,
        by_law=order.kind in ("W", "C") and repair_days(order, ctx.now) > limit,
        driver=cmd.driver,
        licence_no=cmd.licence_no,
        licence_until=cmd.licence_until,
        out_at=ctx.now,
        out_km=cmd.km,
        out_fuel=cmd.fuel,
        due_on=cmd.back_by,
    )
    made.image = files.attach(ctx, made, cmd.image, "signature.png", kind="signature")
    made.save(update_fields=["image"])
    ctx.changed(made, None, {"number": made.number, "car": car.pk, "order": order.number, "by_law": made.by_law})
    return Done(id=made.pk, number=made.number, by_law=made.by_law)
