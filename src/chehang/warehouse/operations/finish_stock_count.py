"""Close a round of counting."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.counts.counting import add_up
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount


class FinishStockCount(Command):
    """A count whose lines are all counted."""

    count: Annotated[Id, Ref("warehouse.StockCount")]


@operation("warehouse.finish_stock_count", title=_("Close this round"), posts=("keeper", "parts_manager"))
def finish_stock_count(cmd: FinishStockCount, ctx: Context) -> Done:
    """After the first count: what differs too much is counted again. After that: the differences are explained.

    Refused while a line waits for its count.
    """
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    lines = list(count.lines.order_by("n"))
    waits = [x for x in lines if x.round == 1 or (x.round and count.state == "recount")]
    if waits and count.state in ("counting", "recount"):
        raise Refused(
            "count.waits",
            _("%(n)s lines have not been counted yet, the first one %(part)s. Count them, or enter 0."),
            n=len(waits),
            part=waits[0].part_no,
        )
    add_up(count, lines)
    sums = {"book_value": count.book_value, "gain": count.gain, "loss": count.loss}
    again = sum(1 for x in lines if x.again)
    COUNT.advance(ctx, count, "recount" if again and count.state == "counting" else "review", **sums)
    if count.state == "review":
        ctx.tell(
            _("Stock count %(number)s: explain the differences, loss %(loss)s, gain %(gain)s"),
            post="parts_manager",
            link=f"/warehouse/stock_counts/{count.pk}/",
            number=count.number,
            loss=f"{count.loss:,.2f}",
            gain=f"{count.gain:,.2f}",
        )
    return Done(id=count.pk, number=count.number, again=again)
