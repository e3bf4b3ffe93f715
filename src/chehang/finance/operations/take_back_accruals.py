"""Take the accruals of earlier months back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.deferring.turning import take_back_accrued
from chehang.ledger.models import Period


class TakeBackAccruals(Command):
    """The month in which they are taken back."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.take_back_accruals", title=_("Take accruals back"), posts=("accountant", "finance_manager"))
def take_back_accruals(cmd: TakeBackAccruals, ctx: Context) -> Done:
    """Every accrual of an earlier month in red, each once, dated at the month's start. Refused when there is none."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    count = take_back_accrued(ctx, period)
    if not count:
        raise Refused(
            "accrual.nothing", _("No accrual of an earlier month is to be taken back in %(month)s."), month=str(period)
        )
    return Done(id=period.pk, count=count)
