"""A loan car is lent no more, or again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import LoanCar


class RetireLoanCar(Command):
    """The car, whether it is lent from now on, and why."""

    car: Annotated[Annotated[Id, Ref("workshop.LoanCar")], Field(title="Loan car")]
    active: Annotated[bool, Field(title="May be lent")] = False
    reason: Reason


@operation("workshop.retire_loan_car", title=_("Lend it or not"), posts=("service_manager",))
def retire_loan_car(cmd: RetireLoanCar, ctx: Context) -> Done:
    """Refused while it is with a customer."""
    car = access.get(LoanCar, cmd.car, ctx, lock=True)
    if car.loans.filter(state="out").exists():
        raise Refused("loan_car.out", _("%(car)s is with a customer."), field="car", car=str(car))
    before, car.active = car.active, cmd.active
    car.save(update_fields=["active"])
    ctx.changed(car, {"active": before}, {"active": cmd.active, "reason": cmd.reason})
    return Done(id=car.pk, number=str(car))
