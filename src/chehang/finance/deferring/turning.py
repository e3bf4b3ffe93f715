"""Accruals of earlier months turn back."""

from chehang.core import access
from chehang.core.context import Context
from chehang.ledger.models import Period
from chehang.ledger.services import reverse

from .models import Accrual


def take_back_accrued(ctx: Context, period: Period) -> int:
    """Every accrual of an earlier month in red, each once, dated at the start of ``period``. Returns how many."""
    waiting = access.rows(Accrual, ctx).filter(taken_back=None, period__last_day__lt=period.first_day)
    rows = list(waiting.select_for_update(of=("self",)).order_by("id"))
    for row in rows:
        red = reverse(ctx, row.voucher_id, date=period.first_day)
        Accrual.objects.filter(pk=row.pk).update(taken_back=red)
        ctx.changed(row, {"taken_back": None}, {"taken_back": str(red)})
    return len(rows)
