"""What was revalued of debts abroad turns back on the first of the next month."""

from chehang.core import access
from chehang.core.context import Context
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import reverse

from .models import Revaluation


def waiting(ctx: Context, period: Period) -> list[Revaluation]:
    """Of earlier months, not taken back yet; locked."""
    found = access.rows(Revaluation, ctx).filter(taken_back=None, period__last_day__lt=period.first_day).exclude(owed=0)
    return list(found.select_for_update(of=("self",)).order_by("id"))


def take_back(ctx: Context, period: Period) -> int:
    """Each in red, once, dated at the start of ``period``. Returns how many."""
    rows = waiting(ctx, period)
    for row in rows:
        voucher = Voucher.objects.get(
            store_id=ctx.store_id, event="currency_owed", document="finance.revaluation", object_id=row.pk
        )
        red = reverse(ctx, voucher.pk, date=period.first_day)
        Revaluation.objects.filter(pk=row.pk).update(taken_back=red)
        ctx.changed(row, {"taken_back": None}, {"taken_back": str(red)})
    return len(rows)
