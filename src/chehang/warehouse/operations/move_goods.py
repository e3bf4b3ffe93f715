"""Move goods from bin to bin."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveQuantity, Ref, ShortText
from chehang.stock import services as stock
from chehang.stock.models import Bin
from chehang.warehouse.models import BinMove
from chehang.warehouse.putting_away import require_fit


class MoveGoods(Command):
    """The part, both bins as scanned, and how many."""

    part: Annotated[Id, Ref("catalogue.Part")]
    source: Annotated[str, Field(min_length=1, max_length=20, title="From bin")]
    target: Annotated[str, Field(min_length=1, max_length=20, title="To bin")]
    quantity: PositiveQuantity
    lot: Annotated[Id | None, Ref("stock.Lot"), Field(title="Batch")] = None
    reason: ShortText = ""


@operation("warehouse.move_goods", title=_("Move between bins"), posts=("keeper",))
def move_goods(cmd: MoveGoods, ctx: Context) -> Done:
    """Move what nobody holds (移位); no value moves, who moved it stands in the log. Refused for a bin that does not suit the part."""
    part = part_or_refuse(cmd.part)
    source, target = _bin(ctx, cmd.source, "source"), _bin(ctx, cmd.target, "target")
    if source.pk == target.pk:
        raise Refused("stock.same_bin", _("The goods lie in this bin."), field="target")
    require_fit(ctx, part, target)
    made = BinMove.objects.create(
        store_id=ctx.store_id, part=part, source=source, target=target, quantity=cmd.quantity, reason=cmd.reason,
        at=ctx.now, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    line = stock.Move(part.pk, source.pk, target.pk, cmd.quantity, lot_id=cmd.lot)
    stock.move(ctx, Source("warehouse.bin_move", made.pk), [line])
    ctx.changed(
        made, None, {"part": part.display_no, "from": source.code, "to": target.code, "quantity": str(cmd.quantity)}
    )
    return Done(id=made.pk, number=part.display_no)


def _bin(ctx: Context, code: str, field: str) -> Bin:
    place = access.rows(Bin, ctx).filter(code=code.strip().upper()).first()
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field=field, bin=code)
    return place
