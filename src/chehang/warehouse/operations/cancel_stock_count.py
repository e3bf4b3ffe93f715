"""Cancel a stock count."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.counts.sheets import lock
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount


class CancelStockCount(Command):
    """A count that is given up, and why."""

    count: Annotated[Id, Ref("warehouse.StockCount")]
    reason: Reason


@operation("warehouse.cancel_stock_count", title=_("Cancel the count"), posts=("parts_manager",))
def cancel_stock_count(cmd: CancelStockCount, ctx: Context) -> Done:
    """Give a count up before it is handed in; locked bins open again."""
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    frozen = count.frozen and count.state != "planned"
    COUNT.advance(ctx, count, "cancel", reason=cmd.reason)
    if frozen:
        lock(ctx, count, locked=False)
    return Done(id=count.pk, number=count.number)
