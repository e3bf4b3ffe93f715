"""A loan car is back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.vehicles.kinds import Reading
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import read_odometer

from ..commands import Line200
from ..models import CarLoan
from ..states import CAR_LOAN


class ReturnLoanCar(Command):
    """Odometer, fuel, and damage that is new."""

    loan: Annotated[Annotated[Id, Ref("workshop.CarLoan")], Field(title="Car lent")]
    km: Annotated[int, Field(ge=0, le=2_000_000, title="Mileage, km")]
    fuel: Annotated[int, Field(ge=0, le=100, title="Fuel or charge in per cent")]
    damage: Annotated[Line200, Field(title="New damage")] = ""


@operation("workshop.return_loan_car", title=_("Loan car is back"), posts=("service_advisor", "service_manager"))
def return_loan_car(cmd: ReturnLoanCar, ctx: Context) -> Done:
    """Note it with its odometer; new damage is told to the service manager. Refused for a lower reading than when it was lent."""
    loan = access.get(CarLoan, cmd.loan, ctx, lock=True)
    if cmd.km < loan.out_km:
        raise Refused("loan.km", _("The car stood at %(km)s km before. Read it again."), field="km", km=loan.out_km)
    CAR_LOAN.advance(ctx, loan, "return", back_at=ctx.now, back_km=cmd.km, back_fuel=cmd.fuel, damage=cmd.damage)
    car = access.get(Vehicle, loan.car.vehicle_id, ctx, lock=True)
    if cmd.km > car.mileage:
        read_odometer(ctx, car, cmd.km, source=Reading.RECEPTION, document="workshop.car_loan", object_id=loan.pk)
    if cmd.damage:
        ctx.tell(
            _("Loan car %(car)s came back damaged: %(damage)s"),
            post="service_manager",
            link=f"/workshop/car_loans/{loan.pk}/",
            car=str(car),
            damage=cmd.damage,
        )
    return Done(id=loan.pk, number=loan.number, driven=cmd.km - loan.out_km)
