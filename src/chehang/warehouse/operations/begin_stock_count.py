"""Begin a stock count."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.counts.sheets import make_sheet
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount


class BeginStockCount(Command):
    """A planned count."""

    count: Annotated[Id, Ref("warehouse.StockCount")]


@operation("warehouse.begin_stock_count", title=_("Begin the count"), posts=("keeper", "parts_manager"))
def begin_stock_count(cmd: BeginStockCount, ctx: Context) -> Done:
    """Make the sheet from what the goods book says now; a frozen count locks its bins. Refused when nothing lies there."""
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    COUNT.require(count, "begin")
    make_sheet(ctx, count)
    COUNT.advance(ctx, count, "begin", began_at=ctx.now, book_value=count.book_value)
    return Done(id=count.pk, number=count.number, lines=count.lines.count())
