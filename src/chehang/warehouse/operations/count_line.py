"""Count goods of a delivery."""

from datetime import date
from typing import Annotated, NamedTuple

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.kinds import whole_only
from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Kept, NonNegativeQuantity, Quantity, Ref, ShortText
from chehang.warehouse.kinds import Inspection
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.papers_in import ByBuyingUnit, lines_for


class CountLine(Command):
    """A scan (``code`` and ``add``; ``part`` where the code fits several), or a line with its whole count; in buying units where it says so.

    ``damaged`` is how many of the counted are broken and needs a photo (``photo`` is the SHA-256 of an upload).
    """

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    line: Id | None = None
    code: Annotated[str, Field(max_length=60)] = ""
    part: Annotated[Id, Ref("catalogue.Part")] | None = None
    add: Quantity | None = None
    counted: NonNegativeQuantity | None = None
    by_buying_unit: ByBuyingUnit = False
    damaged: NonNegativeQuantity | None = None
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$"), Kept("photo")] = ""
    inspection: Inspection | None = None
    lot_code: Annotated[ShortText, Field(max_length=40)] | None = None
    expires: ExpiryDate | None = None
    remark: Annotated[ShortText, Field(max_length=200)] | None = None


@operation("warehouse.count_line", title=_("Count"), posts=("keeper",))
def count_line(cmd: CountLine, ctx: Context) -> Done:
    """Add to a line's count or set it, note damage (photo mandatory), inspection and batch.

    A scanned part that was not ordered gets a line of its own. Refused for unknown codes, a count below zero, more
    damaged than counted, damage without a photo, and fractions of parts that are counted in pieces.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    if inbound.state != "counting":
        raise Refused("inbound.not_counting", _("Start counting delivery %(number)s first."), number=inbound.number)
    line = _line(cmd, inbound, ctx.today)
    before = {"counted": str(line.counted), "damaged": str(line.damaged)}
    _count(line, cmd)
    _inspect(line, cmd, ctx, inbound)
    if cmd.lot_code is not None:
        line.lot_code, line.expires = cmd.lot_code, cmd.expires
    if cmd.remark is not None:
        line.remark = cmd.remark
    line.counted_at = ctx.now
    line.save()
    ctx.changed(line, before, {"counted": str(line.counted), "damaged": str(line.damaged)})
    return Done(id=line.pk, number=line.part_no, counted=str(line.counted), damaged=str(line.damaged))


class _Scanned(NamedTuple):
    part_no: str
    part: int | None


def _line(cmd: CountLine, inbound: Inbound, on: date) -> InboundLine:
    if cmd.line:
        line = inbound.lines.filter(pk=cmd.line).select_related("part").first()
        if line is None:
            raise NotFound("not_found", _("There is no such %(what)s here."), what=InboundLine._meta.verbose_name)
        return line
    if not (cmd.code or cmd.part):
        raise Refused("count.what", _("Scan or choose the part that you count."), field="code")
    return lines_for(inbound, [_Scanned(cmd.code, cmd.part)], on, field="code")[0]


def _count(line: InboundLine, cmd: CountLine) -> None:
    factor = line.part.buy_factor if cmd.by_buying_unit else 1
    if cmd.counted is not None:
        line.counted = cmd.counted * factor
    if cmd.add is not None:
        line.counted += cmd.add * factor
    if line.counted < 0:
        raise Refused("count.negative", _("The count cannot be less than zero."), field="add")
    if whole_only(line.unit) and line.counted != line.counted.to_integral_value():
        raise Refused("quantity.whole", _("%(part)s is counted in whole pieces."), field="counted", part=line.part_no)


def _inspect(line: InboundLine, cmd: CountLine, ctx: Context, inbound: Inbound) -> None:
    if cmd.inspection is not None:
        line.inspection = cmd.inspection
    if cmd.damaged is not None:
        if cmd.damaged > line.damaged and not cmd.photo:
            raise Refused("damage.photo", _("Take a photo of the damage: the claim needs it."), field="photo")
        line.damaged = cmd.damaged
    if line.damaged > line.counted:
        raise Refused("damage.more", _("More is marked damaged than was counted."), field="damaged")
    if line.fragile and line.damaged > ZERO:
        line.inspection = Inspection.DAMAGED
    elif line.inspection == Inspection.DAMAGED:
        raise Refused("damage.quantity", _("Enter how many of them are damaged."), field="damaged")
    if cmd.photo:
        photo = files.attach(ctx, inbound, cmd.photo, f"{line.part_no}.jpg", kind="damage")
        ctx.changed(line, None, {"photo": photo.pk})
