"""Accrue the income tax (计提企业所得税)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.statements.figures import movement, year_start
from chehang.finance.statements.rows import cells
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post


class AccrueIncomeTax(Command):
    """The month up to which the year counts, usually the last of a quarter."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.accrue_income_tax", title=_("Accrue the income tax"), posts=("accountant", "finance_manager"))
def accrue_income_tax(cmd: AccrueIncomeTax, ctx: Context) -> Done:
    """Post the tax on the profit of the year so far, less what was accrued (P39). Refused when nothing more is due, and before the month's last day."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    if ctx.today < period.last_day:
        raise Refused("period.running", _("%(month)s is not over yet."), month=str(period))
    year = cells("income_statement", movement(ctx, year_start(period.first_day), period.first_day))
    rate = parameter(ctx, "finance.income_tax_rate", period.last_day)
    due = round_half_up(max(year["before_tax"].amount, type(rate)(0)) * rate) - year["income_tax"].amount
    if due <= 0:
        raise Refused(
            "income_tax.nothing", _("No further income tax is due for the year up to %(month)s."), month=str(period)
        )
    post(
        ctx,
        "income_tax",
        source=Source("ledger.period", period.pk),
        date=period.last_day,
        legs=[Leg("expense", due), Leg("tax", due)],
        summary=f"计提{period}企业所得税",
    )
    ctx.changed(period, None, {"income_tax": str(due)})
    return Done(id=period.pk, tax=str(due))
