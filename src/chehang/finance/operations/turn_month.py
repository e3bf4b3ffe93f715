"""The first of the month: what only the month before bears turns back."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.finance.currency.taking_back import take_back
from chehang.finance.deferring.turning import take_back_accrued
from chehang.ledger.models import Period
from chehang.ledger.services import require_open


class TurnMonth(Command):
    """Nothing to say."""


@every("month 1 04:00", command=lambda period: TurnMonth())
@operation("finance.turn_month", title=_("Turn the month"), posts=("accountant", "finance_manager"), house=True)
def turn_month(cmd: TurnMonth, ctx: Context) -> Done:
    """Accruals (预提) and revalued debts of earlier months are taken back in red, each once, dated at this month's start.

    What is entered for last month after the first is taken back by the accountant, or with the next turn. Nothing waits: nothing is done.
    """
    if not Period.objects.filter(store_id=ctx.store_id).exists():
        return Done(count=0)
    period = require_open(ctx, ctx.today)
    return Done(count=take_back_accrued(ctx, period) + take_back(ctx, period))
