"""A month that was closed or locked is frozen right afterwards."""

from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens

from ..operations.freeze_month import FreezeMonth

ENDS = ("finance.close_period", "finance.lock_period")


@listens(Acted, then="insight.freeze_month")
def month_ended(event: Acted, ctx: Context) -> FreezeMonth | None:
    """The month that was closed or locked."""
    if event.operation not in ENDS:
        return None
    period = next((pk for label, pk in event.things if label == "ledger.Period"), None)
    return FreezeMonth(period=period) if period else None
