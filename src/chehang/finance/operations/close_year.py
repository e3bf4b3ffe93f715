"""Close the year (年度结转)."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Ref
from chehang.finance.statements.figures import closing
from chehang.ledger import services as ledger
from chehang.ledger.models import Period, RoleAccount

ZERO = Decimal(0)


class CloseYear(Command):
    """December of the year; whether a tenth of the profit is put aside (法定盈余公积)."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="December")]
    reserve: Annotated[bool, Field(title="Put the statutory reserve aside")] = True


@operation("finance.close_year", title=_("Close the year"), posts=("finance_manager",))
def close_year(cmd: CloseYear, ctx: Context) -> Done:
    """Move the profit of the year to the undistributed profit, and the statutory reserve out of it. The next year begins at nothing.

    Refused for another month than December, while income and expenses are not transferred, and when there is no profit or loss to move.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.month != 12 or ctx.today < period.last_day:
        raise Refused("year.not_over", _("A year is closed with its December, when it is over."), field="period")
    balances = closing(ctx, period.last_day)
    if any(b.code.startswith("6") for b in balances):
        raise Refused("year.not_transferred", _("Please transfer the profit of December first."))
    code = RoleAccount.objects.get(store_id=ctx.store_id, role="profit_of_year").account.code
    profit = -sum((b.net for b in balances if b.code == code), ZERO)
    aside = (
        round_half_up(max(profit, ZERO) * parameter(ctx, "finance.reserve_share", ctx.today)) if cmd.reserve else ZERO
    )
    voucher = ledger.close_year(
        ctx, period, [("profit_of_year", profit), ("retained", aside - profit), ("reserve", -aside)]
    )
    if voucher is None:
        raise Refused("profit.nothing", _("Nothing is left to transfer in %(month)s."), month=str(period))
    return Done(id=voucher.pk, number=str(voucher), profit=str(profit), reserve=str(aside))
