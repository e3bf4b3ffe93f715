"""Enter what was counted."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, bulk
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref
from chehang.stock.models import Balance
from chehang.stock.models.balances import OWN
from chehang.warehouse.counts.counting import enter
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount, StockCountLine


class CountedLine(Command):
    """A line of the sheet and how many lie there."""

    line: Annotated[Id, Ref("warehouse.StockCountLine")]
    found: NonNegativeQuantity


ALWAYS = ("book", "again", "found", "amount")
ROUNDS = {"counting": ("first", "first_by"), "recount": ("second", "second_by", "third", "third_by")}


class EnterStockCount(Command):
    """The lines of one bin, or of many."""

    count: Annotated[Id, Ref("warehouse.StockCount")]
    lines: Annotated[list[CountedLine], Field(min_length=1, max_length=5000)]


@operation("warehouse.enter_stock_count", title=_("Enter what was counted"), posts=("keeper", "parts_manager"))
def enter_stock_count(cmd: EnterStockCount, ctx: Context) -> Done:
    """Keep blind counts: nobody is told what the book says. Each line is compared with the book of this moment.

    Refused when the line waits for no count, when the same person counts a second time, when a third count is not made
    by the parts manager, and for half pieces.
    """
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    if count.state not in ("counting", "recount"):
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=COUNT.title(count.state)
        )
    lines = {x.pk: x for x in count.lines.filter(pk__in=[x.line for x in cmd.lines])}
    books = _books(ctx, list(lines.values()))
    for n, typed in enumerate(cmd.lines):
        line = lines.get(typed.line)
        if line is None:
            raise NotFound("not_found", _("There is no such %(what)s here."), what=StockCountLine._meta.verbose_name)
        place = (line.part_id, line.bin_id, line.lot_id)
        enter(ctx, line, typed.found, books.get(place, ZERO), f"lines.{n}.found")
    bulk.save(list(lines.values()), (*ROUNDS[count.state], *ALWAYS))
    ctx.changed(count, None, {"counted": len(lines), "lines": [x.n for x in lines.values()][:50]})
    waiting = count.lines.filter(first=None) if count.state == "counting" else count.lines.filter(again=True)
    return Done(id=count.pk, number=count.number, left=waiting.count())


def _books(ctx: Context, lines: list[StockCountLine]) -> dict[tuple[int, int, int | None], Decimal]:
    parts = {x.part_id for x in lines}
    found = access.rows(Balance, ctx).filter(owner=OWN, part_id__in=parts)
    return {(b.part_id, b.bin_id, b.lot_id): b.on_hand for b in found.select_for_update(of=("self",)).order_by("id")}
