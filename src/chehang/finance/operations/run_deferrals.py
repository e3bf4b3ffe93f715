"""Spread the prepaid expenses of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import share_out
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.deferring.models import Deferral, DeferralPart
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post


class RunDeferrals(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation(
    "finance.run_deferrals", title=_("Spread the month's prepaid expenses"), posts=("accountant", "finance_manager")
)
def run_deferrals(cmd: RunDeferrals, ctx: Context) -> Done:
    """The share of this month becomes an expense, each prepaid expense once a month; together its shares are the sum to the fen.

    Refused when nothing is to be spread.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    legs, total = [], Decimal(0)
    waiting = access.rows(Deferral, ctx).filter(first__lte=period.last_day).exclude(parts__period=period)
    for row in waiting.order_by("id"):
        n = (period.year - row.first.year) * 12 + period.month - row.first.month
        if n >= row.months:
            continue
        amount = share_out(row.amount, [Decimal(1)] * row.months)[n]
        if not amount:
            continue
        DeferralPart.objects.create(store_id=ctx.store_id, deferral=row, period=period, amount=amount)
        legs.append(Leg(row.kind, amount, summary=row.text, department=row.department))
        total += amount
    if not legs:
        raise Refused("deferral.nothing", _("No prepaid expense is to be spread in %(month)s."), month=str(period))
    legs.append(Leg("prepaid", total))
    done = DeferralPart.objects.filter(period=period).count()
    post(
        ctx,
        "deferral_month",
        source=Source("ledger.period", period.pk),
        part=f"{done}",
        legs=legs,
        date=min(ctx.today, period.last_day),
        summary=f"摊销 {period}",
    )
    ctx.changed(period, None, {"spread": str(total), "expenses": len(legs) - 1})
    return Done(id=period.pk, expenses=len(legs) - 1, amount=str(total))
