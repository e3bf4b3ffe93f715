"""Book the floor-plan interest of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import FloorLoan
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post


class AccrueFloorInterest(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation(
    "carsales.accrue_floor_interest", title=_("Book the interest of the month"), posts=("accountant", "finance_manager")
)
def accrue_floor_interest(cmd: AccrueFloorInterest, ctx: Context) -> Done:
    """Interest of every open loan up to the end of the month, car by car (P24), less what is booked. Refused when there is none."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    until = min(ctx.today, period.last_day)
    legs, total = [], Decimal(0)
    loans = access.rows(FloorLoan, ctx).filter(state="open", drawn_on__lte=until).select_related("car")
    for loan in loans.select_for_update(of=("self",)).order_by("id"):
        more = loan.interest_until(until) - loan.booked
        if more <= 0:
            continue
        legs.append(Leg("interest", more, item=("vehicle", loan.car.vehicle_id), summary=str(loan)))
        FloorLoan.objects.filter(pk=loan.pk).update(booked=loan.booked + more)
        ctx.changed(loan, {"booked": str(loan.booked)}, {"booked": str(loan.booked + more)})
        total += more
    if not legs:
        raise Refused("floor.nothing", _("No interest is to be booked for %(month)s."), month=str(period))
    legs.append(Leg("interest_payable", total))
    post(
        ctx,
        "accrual",
        source=Source("ledger.period", period.pk),
        part=f"floor {until}",
        legs=legs,
        date=until,
        summary=f"库存融资利息 {period}",
    )
    return Done(id=period.pk, cars=len(legs) - 1, amount=str(total))
