"""Transfer the profit of a month (结转损益)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.ledger import services as ledger
from chehang.ledger.models import Period


class TransferProfit(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.transfer_profit", title=_("Transfer the profit"), posts=("accountant", "finance_manager"))
def transfer_profit(cmd: TransferProfit, ctx: Context) -> Done:
    """Bring income and expenses of a month to nothing against the profit of the year, dimension by dimension (P41).

    Done again after a late voucher it moves only what is left. Refused before the month's last day, and when there is nothing to move.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    if ctx.today < period.last_day:
        raise Refused("period.running", _("%(month)s is not over yet."), month=str(period))
    voucher = ledger.transfer_profit(ctx, period)
    if voucher is None:
        raise Refused("profit.nothing", _("Nothing is left to transfer in %(month)s."), month=str(period))
    return Done(id=voucher.pk, number=str(voucher))
