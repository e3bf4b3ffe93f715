"""Take goods from a bin for an outbound order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.codes import candidates
from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref
from chehang.warehouse.counts.at_once import count_bin
from chehang.warehouse.issuing import require_cleared
from chehang.warehouse.models import Outbound, Pick
from chehang.warehouse.shorts import block
from chehang.warehouse.states import OUTBOUND


class PickLine(Command):
    """A pick and how many were found. ``bin`` and ``part`` are what was scanned, if anything was."""

    pick: Annotated[Id, Ref("warehouse.Pick")]
    found: NonNegativeQuantity
    bin: Annotated[str, Field(max_length=20)] = ""
    part: Annotated[str, Field(max_length=60)] = ""


@operation("warehouse.pick_line", title=_("Pick"), posts=("keeper",))
def pick_line(cmd: PickLine, ctx: Context) -> Done:
    """Confirm what was taken from a bin. When the last line is taken the order is picked.

    Finding fewer than there should be blocks the order, reports the shortage to the planner (H12) and has the bin counted at once. Refused while the
    goods are neither paid nor on credit, for the wrong bin, the wrong part, an expired batch, more than asked, and an order that is not being picked.
    """
    outbound_id = access.get(Pick, cmd.pick, ctx).outbound_id
    outbound = access.get(Outbound, outbound_id, ctx, lock=True)
    if outbound.state != "created":
        raise Refused(
            "state.wrong",
            _("This is not possible now: the document is “%(state)s”."),
            state=OUTBOUND.title(outbound.state),
        )
    require_cleared(outbound)
    pick = Pick.objects.select_related("bin", "lot", "line__part__brand").get(pk=cmd.pick)
    _check(pick, cmd, ctx)
    pick.found, pick.picked_at = cmd.found, ctx.now
    pick.save(update_fields=["found", "picked_at"])
    outbound.picker_id = ctx.actor.employee_id
    outbound.save(update_fields=["picker"])
    ctx.changed(pick, None, {"bin": pick.bin.code, "part": pick.line.part_no, "found": str(cmd.found)})
    if cmd.found < pick.quantity:
        block(ctx, outbound, pick.line, pick.bin, wanted=pick.quantity, found=cmd.found)
        count_bin(ctx, pick.bin)
    elif not outbound.picks.filter(picked_at=None).exists():
        OUTBOUND.advance(ctx, outbound, "pick")
    return Done(id=pick.pk, number=outbound.number, state=outbound.state)


def _check(pick: Pick, cmd: PickLine, ctx: Context) -> None:
    if cmd.bin and cmd.bin.strip().upper() != pick.bin.code:
        raise Refused(
            "pick.wrong_bin",
            _("This is bin %(seen)s. Go to bin %(bin)s."),
            field="bin",
            seen=cmd.bin,
            bin=pick.bin.code,
        )
    if cmd.part:
        _check_part(pick.line.part, cmd.part, ctx)
    if cmd.found > pick.quantity:
        raise Refused(
            "pick.too_many",
            _("Take only %(quantity)s."),
            field="found",
            quantity=f"{pick.quantity.normalize():f}",
        )
    if pick.lot and pick.lot.expires and pick.lot.expires < ctx.today:
        raise Refused(
            "lot.expired",
            _("Batch %(lot)s of %(part)s has expired and must not be issued. Report it to the parts manager."),
            lot=pick.lot.code,
            part=pick.line.part_no,
        )


def _check_part(wanted: Part, scanned: str, ctx: Context) -> None:
    """A number that several parts bear does not say which of them was taken: whoever holds it in his hands says so."""
    (fits,) = candidates([scanned])
    if wanted not in fits:
        raise Refused(
            "pick.wrong_part",
            _("This is %(seen)s. Take %(part)s."),
            field="part",
            seen=scanned,
            part=wanted.display_no,
        )
    if len(fits) > 1:
        ctx.doubt(
            "pick.several",
            _("%(number)s is on several parts. Is this the %(quality)s part by %(brand)s, %(name)s?"),
            field="part",
            number=wanted.display_no,
            quality=wanted.get_quality_display(),
            brand=wanted.brand.name,
            name=wanted.name_cn,
        )
