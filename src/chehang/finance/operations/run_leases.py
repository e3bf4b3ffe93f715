"""Interest and amortisation of a month's leases."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.leasing.models import Lease, LeaseMonth
from chehang.finance.leasing.reckoning import schedule
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post


class RunLeases(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.run_leases", title=_("Book the month's leases"), posts=("accountant", "finance_manager"))
def run_leases(cmd: RunLeases, ctx: Context) -> Done:
    """Each lease once a month (P36): its interest grows the debt, its right of use is worn. Refused when nothing is to be booked."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    legs: list[Leg] = []
    interest = worn = Decimal(0)
    waiting = access.rows(Lease, ctx).filter(first__lte=period.last_day).exclude(parts__period=period)
    for row in waiting.order_by("id"):
        n = (period.year - row.first.year) * 12 + period.month - row.first.month
        if n >= row.months:
            continue
        month = schedule(row.payment, row.months, row.rate, advance=row.advance)[n]
        LeaseMonth.objects.create(
            store_id=ctx.store_id, lease=row, period=period, interest=month.interest, amortisation=month.amortisation
        )
        legs += [
            Leg("interest", month.interest, summary=row.text, department=row.department),
            Leg(row.kind, month.amortisation, summary=row.text, department=row.department),
            Leg("liability", month.interest, ("supplier", row.lessor_id), summary=row.text),
            Leg("worn", month.amortisation, summary=row.text),
        ]
        interest, worn = interest + month.interest, worn + month.amortisation
    if not legs:
        raise Refused("lease.nothing", _("No lease is to be booked in %(month)s."), month=str(period))
    done = LeaseMonth.objects.filter(period=period).count()
    post(
        ctx,
        "lease_month",
        source=Source("ledger.period", period.pk),
        part=f"{done}",
        legs=legs,
        date=min(ctx.today, period.last_day),
        summary=f"租赁 {period}",
    )
    ctx.changed(period, None, {"interest": str(interest), "amortisation": str(worn)})
    return Done(id=period.pk, interest=str(interest), amortisation=str(worn))
