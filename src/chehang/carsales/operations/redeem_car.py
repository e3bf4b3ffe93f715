"""Pay a floor-plan loan back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import Certificate
from chehang.carsales.models import Car, FloorLoan
from chehang.carsales.states import FLOOR
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.ledger.services import Leg, post


class RedeemCar(Command):
    """Which loan."""

    loan: Annotated[Id, Ref("carsales.FloorLoan"), Field(title="Floor loan")]


@operation("carsales.redeem_car", title=_("Redeem the certificate"), posts=("accountant", "finance_manager"))
def redeem_car(cmd: RedeemCar, ctx: Context) -> Done:
    """Principal and interest go out of the bank today (P23r), and the certificate comes home. Refused for a loan that is paid back."""
    loan = access.get(FloorLoan, cmd.loan, ctx, lock=True)
    interest = loan.interest_until(ctx.today)
    FLOOR.advance(ctx, loan, "repay", repaid_on=ctx.today, interest=interest)
    item = ("vehicle", loan.car.vehicle_id)
    legs = [
        Leg("floor", loan.principal, item=item),
        Leg("interest_payable", loan.booked),
        Leg("interest", interest - loan.booked, item=item),
        Leg("money_bank", loan.principal + interest),
    ]
    post(ctx, "floor_repaid", source=Source("carsales.floor_loan", loan.pk), legs=legs, summary=str(loan))
    car = access.get(Car, loan.car_id, ctx, lock=True)
    if car.certificate == Certificate.BANK:
        Car.objects.filter(pk=car.pk).update(certificate=Certificate.STORE)
        ctx.changed(car, {"certificate": "bank"}, {"certificate": "store"})
    return Done(id=loan.pk, number=loan.contract_no, interest=str(interest))
