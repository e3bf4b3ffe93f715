"""Goods on a shelf of which the book knows nothing."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref
from chehang.stock.models import Balance, Bin, Lot
from chehang.warehouse.counts.classes import classes
from chehang.warehouse.counts.counting import enter
from chehang.warehouse.counts.sheets import unit_costs
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount, StockCountLine


class AddCountedGoods(Command):
    """The part, where it lies and how many; ``lot`` for parts kept by batch."""

    count: Annotated[Id, Ref("warehouse.StockCount")]
    part: Annotated[Id, Ref("catalogue.Part")]
    bin: Annotated[str, Field(min_length=1, max_length=20, title="Bin")]
    found: PositiveQuantity
    lot: Annotated[Id | None, Ref("stock.Lot"), Field(title="Batch")] = None


@operation("warehouse.add_counted_goods", title=_("Goods that are not on the sheet"), posts=("keeper", "parts_manager"))
def add_counted_goods(cmd: AddCountedGoods, ctx: Context) -> Done:
    """Put a find on the sheet as its first count; another person counts it again.

    Refused when it is on the sheet already, and for goods without any cost: they enter by a receipt.
    """
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    if count.state != "counting":
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=COUNT.title(count.state)
        )
    part, place = part_or_refuse(cmd.part), access.rows(Bin, ctx).filter(code=cmd.bin.strip().upper()).first()
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field="bin", bin=cmd.bin)
    lot = access.get(Lot, cmd.lot, ctx) if cmd.lot else None
    if count.lines.filter(part=part, bin=place, lot=lot).exists():
        raise Refused(
            "count.on_sheet",
            _("%(part)s in %(bin)s is on the sheet. Count it there."),
            part=part.display_no,
            bin=place.code,
        )
    cost = unit_costs(ctx).get(part.pk, ZERO)
    if not cost:
        raise Refused(
            "count.no_cost",
            _("%(part)s has no cost in this store. Enter the find by a goods receipt."),
            field="part",
            part=part.display_no,
        )
    last = count.lines.order_by("-n").values_list("n", flat=True).first() or 0
    there = access.rows(Balance, ctx).filter(part=part, bin=place, lot=lot, owner="own").first()
    line = StockCountLine(
        store_id=ctx.store_id, count=count, n=last + 1, part=part, part_no=part.display_no, part_name=part.name_cn,
        unit=part.unit, abc=classes(ctx).get(part.pk, "C"), bin=place, lot=lot, cost=cost,
    )  # fmt: skip
    enter(ctx, line, cmd.found, there.on_hand if there else ZERO, "found")
    line.save()
    ctx.changed(line, None, {"bin": place.code, "part": part.display_no, "found": str(cmd.found)})
    return Done(id=line.pk, number=count.number)
