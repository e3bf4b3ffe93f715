"""Finish counting a delivery."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.states import INBOUND


class FinishCount(Command):
    """``nothing_else`` says that lines without a count did not come."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    nothing_else: bool = False


@operation("warehouse.finish_count", title=_("Finish counting"), posts=("keeper",))
def finish_count(cmd: FinishCount, ctx: Context) -> Done:
    """Say that all that came is counted.

    Refused while a line has no count (unless nothing else came), a fragile part was not opened and inspected, or a
    part kept by batch lacks its batch.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    lines = list(inbound.lines.select_related("part").order_by("n"))
    for line in lines:
        _check(line, cmd.nothing_else)
    INBOUND.advance(ctx, inbound, "finish", counter_id=ctx.actor.employee_id)
    return Done(id=inbound.pk, number=inbound.number)


def _check(line: InboundLine, nothing_else: bool) -> None:
    if line.counted_at is None and not nothing_else:
        raise Refused(
            "count.missing",
            _("%(part)s has not been counted. Count it, or confirm that nothing else came."),
            field="nothing_else",
            part=str(line),
        )
    if line.fragile and line.counted and not line.inspection:
        raise Refused(
            "inspection.missing",
            _("%(part)s is fragile: open the box and note whether it is sound."),
            part=str(line),
        )
    if line.by_lot and line.counted and not line.lot_code:
        raise Refused("lot.missing", _("%(part)s is kept by batch: enter the batch on the box."), part=str(line))
    if line.part.shelf_life_days and line.by_lot and line.counted and not line.expires:
        raise Refused("lot.expires", _("%(part)s has a shelf life: enter the date on the box."), part=str(line))
