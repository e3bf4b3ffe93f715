"""Close month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.closing.freezing import freeze
from chehang.ledger.models import Period
from chehang.ledger.services import close


class ClosePeriod(Command):
    """Which month."""

    period_id: Annotated[Id, Ref("ledger.Period")]


@operation("finance.close_period", title=_("Close month"), posts=("finance_manager",))
def close_period(cmd: ClosePeriod, ctx: Context) -> Done:
    """Every voucher of the month is posted and reviewed, every earlier month closed; balances are carried forward, the statements kept as they stand."""
    period = get(Period, cmd.period_id, ctx, lock=True)
    close(ctx, period)
    freeze(ctx, period)
    return Done(id=period.pk, number=str(period))
