"""Open the box of a fragile part before it leaves."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, NonNegativeQuantity, Ref
from chehang.warehouse.kinds import Inspection
from chehang.warehouse.models import Outbound, OutboundLine
from chehang.warehouse.shorts import quarantine_broken
from chehang.warehouse.states import OUTBOUND


class InspectFragile(Command):
    """The line, a photo (SHA-256 of an upload) and how many were found broken."""

    line: Annotated[Id, Ref("warehouse.OutboundLine")]
    photo: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Photo"), Kept("photo")]
    broken: NonNegativeQuantity = ZERO


@operation("warehouse.inspect_fragile", title=_("Open and inspect"), posts=("keeper",))
def inspect_fragile(cmd: InspectFragile, ctx: Context) -> Done:
    """Note with a photo that a fragile part was opened and is sound (H2), before the first keeper signs.

    Broken ones go to quarantine and the order is blocked until it is filled from elsewhere or cancelled. Refused for
    parts that are not fragile, before picking and after the first signature.
    """
    outbound_id = access.get(OutboundLine, cmd.line, ctx).outbound_id
    outbound = access.get(Outbound, outbound_id, ctx, lock=True)
    line = access.get(OutboundLine, cmd.line, ctx, lock=True)
    if outbound.state != "picked":
        raise Refused(
            "state.wrong",
            _("This is not possible now: the document is “%(state)s”."),
            state=OUTBOUND.title(outbound.state),
        )
    if not line.fragile:
        raise Refused("inspection.not_fragile", _("%(part)s is not a fragile part."), part=str(line))
    if cmd.broken > line.quantity:
        raise Refused("damage.more", _("More is marked damaged than was counted."), field="broken")
    photo = files.attach(ctx, outbound, cmd.photo, f"{line.part_no}.jpg", kind="inspection")
    line.inspection = Inspection.DAMAGED if cmd.broken else Inspection.SOUND
    line.photo, line.inspected_by_id = photo, ctx.actor.employee_id
    line.save(update_fields=["inspection", "photo", "inspected_by"])
    ctx.changed(line, None, {"inspection": str(line.inspection), "broken": str(cmd.broken), "photo": photo.pk})
    if cmd.broken:
        quarantine_broken(ctx, outbound, line, cmd.broken)
    return Done(id=line.pk, number=outbound.number, state=outbound.state)
