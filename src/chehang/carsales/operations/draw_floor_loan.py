"""Enter a floor-plan loan on a car."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import CarPayment, Certificate
from chehang.carsales.models import Car, FloorLoan
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate, PaperDate
from chehang.core.types import Command, Id, Rate, Ref, RequiredText


class DrawFloorLoan(Command):
    """The car, the bank and its contract, the yearly rate, and the days."""

    car: Annotated[Id, Ref("carsales.Car")]
    bank: Annotated[RequiredText, Field(max_length=60, title="Bank")]
    contract_no: Annotated[RequiredText, Field(max_length=40, title="Loan contract")]
    rate: Annotated[Rate, Field(title="Yearly rate")]
    drawn_on: Annotated[PaperDate, Field(title="Drawn")]
    due: Annotated[DueDate, Field(title="Due")]


@operation("carsales.draw_floor_loan", title=_("Enter the loan on the car"), posts=("car_clerk", "accountant"))
def draw_floor_loan(cmd: DrawFloorLoan, ctx: Context) -> Done:
    """The bank has paid the maker for this car and keeps its certificate; interest runs from the day it was drawn.

    Refused for a car that was not bought by floor plan, one that has a loan, without a rate, and when it is due before it is drawn.
    """
    car = access.get(Car, cmd.car, ctx, lock=True)
    if car.payment != CarPayment.FLOOR:
        raise Refused("floor.not_financed", _("This car was not bought by floor plan."), field="car")
    if cmd.due <= cmd.drawn_on or cmd.rate <= 0:
        raise Refused("floor.terms", _("A loan has a rate and is due after it is drawn."), field="due")
    if car.floor_loans.filter(state="open").exists():
        raise Conflict("floor.there", _("This car has a loan already."), field="car")
    loan = FloorLoan.objects.create(
        store_id=ctx.store_id, car=car, principal=car.cost_ex + car.input_vat, booked=Decimal(0),
        **cmd.model_dump(include={"bank", "contract_no", "rate", "drawn_on", "due"}),
    )  # fmt: skip
    Car.objects.filter(pk=car.pk).update(certificate=Certificate.BANK)
    ctx.changed(loan, None, {"car": car.vin, "principal": str(loan.principal), "due": str(loan.due)})
    return Done(id=loan.pk, number=loan.contract_no)
