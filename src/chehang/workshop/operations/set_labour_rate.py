"""Decide what an hour costs."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import (
    Command,
    PositiveMoney,
    Reason,
)

from ..kinds import Trade
from ..models import LabourRate


class SetLabourRate(Command):
    """The trade, the price of an hour with VAT, from when, and why."""

    trade: Trade
    price_inc: Annotated[PositiveMoney, Field(title="Price of an hour, with VAT")]
    valid_from: DueDate
    reason: Reason


@operation("workshop.set_labour_rate", title=_("Set a labour rate"), posts=("service_manager", "finance_manager"))
def set_labour_rate(cmd: SetLabourRate, ctx: Context) -> Done:
    """Set the rate from a day on, today at the earliest: what was written before stays as it was. Refused for a day that is past."""
    if cmd.valid_from < ctx.today:
        raise Refused("labour_rate.past", _("A rate counts from today on at the earliest."), field="valid_from")
    same = access.rows(LabourRate, ctx).filter(trade=cmd.trade, valid_from=cmd.valid_from).count()
    made = LabourRate.objects.create(
        store_id=ctx.store_id,
        trade=cmd.trade,
        valid_from=cmd.valid_from,
        version=same + 1,
        price_inc=cmd.price_inc,
        reason=cmd.reason[:200],
    )
    ctx.changed(made, None, {"trade": cmd.trade.value, "price": str(cmd.price_inc), "from": str(cmd.valid_from)})
    return Done(id=made.pk)
