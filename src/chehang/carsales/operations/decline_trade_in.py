"""A customer's car is not bought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import TradeIn
from chehang.carsales.states import TRADE_IN
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class DeclineTradeIn(Command):
    """Which, and why: he keeps it, another dealer paid more, its papers."""

    trade_in: Annotated[Id, Ref("carsales.TradeIn")]
    reason: Reason


@operation("carsales.decline_trade_in", title=_("Used car is not bought"), posts=("sales_consultant", "sales_manager"))
def decline_trade_in(cmd: DeclineTradeIn, ctx: Context) -> Done:
    """Close the valuation. Refused once it is bought."""
    made = access.get(TradeIn, cmd.trade_in, ctx, lock=True)
    TRADE_IN.advance(ctx, made, "decline", reason=cmd.reason)
    return Done(id=made.pk, number=made.number)
