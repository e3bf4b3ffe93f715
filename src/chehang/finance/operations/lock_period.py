"""Lock month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.budget.room import require_explained
from chehang.finance.closing.freezing import freeze
from chehang.ledger.models import Period
from chehang.ledger.services import lock


class LockPeriod(Command):
    """Which month."""

    period_id: Annotated[Id, Ref("ledger.Period")]


@operation("finance.lock_period", title=_("Lock month"), posts=("finance_manager",))
def lock_period(cmd: LockPeriod, ctx: Context) -> Done:
    """A locked month is never opened again; earlier months are locked first. Its statements are kept as they stand.
    Refused while a variance of its budget is not explained."""
    period = get(Period, cmd.period_id, ctx, lock=True)
    lock(ctx, period)
    require_explained(ctx, period)
    freeze(ctx, period)
    return Done(id=period.pk, number=str(period))
