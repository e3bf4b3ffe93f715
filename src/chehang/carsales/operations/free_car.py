"""Give a kept car back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import stocking
from chehang.carsales.models import Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class FreeCar(Command):
    """The deal whose car is free for others again."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    reason: Reason


@operation("carsales.free_car", title=_("Give the car back"), posts=("sales_consultant", "sales_manager"))
def free_car(cmd: FreeCar, ctx: Context) -> Done:
    """Take the car off a deal. Refused once its bills are asked for, and after it was handed over."""
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    if deal.car_id is None or deal.state in ("delivered", "cancelled"):
        raise Refused("deal.no_car", _("No car is kept for this deal."))
    if deal.billed_on:
        raise Refused("deal.billed", _("The customer is asked to pay for this car already. Change the deal first."))
    stocking.free(ctx, deal)
    return Done(id=deal.pk, number=str(deal))
