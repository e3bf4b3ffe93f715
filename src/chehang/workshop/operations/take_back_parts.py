"""Unused parts come back from the workshop."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    PositiveQuantity,
    Reason,
)
from chehang.stock.models import Bin

from ..commands import LineId
from ..issuing import take_back
from ..lines import require_open
from ..models import OrderLine, WorkOrder


class TakeBackParts(Command):
    """The line, how many, the bin they go to, and why."""

    line: LineId
    quantity: PositiveQuantity
    bin: Annotated[str, Field(min_length=1, max_length=20)]
    reason: Reason


@operation("workshop.take_back_parts", title=_("Take parts back"), posts=("keeper",))
def take_back_parts(cmd: TakeBackParts, ctx: Context) -> Done:
    """Put them back on a shelf, or damaged ones into quarantine, at the cost they left with. Refused after settlement."""
    line = access.get(OrderLine, cmd.line, ctx, lock=True)
    line.order = access.get(WorkOrder, line.order_id, ctx, lock=True)
    require_open(line.order)
    place = access.rows(Bin, ctx).filter(code=cmd.bin.upper()).first()
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field="bin", bin=cmd.bin)
    if place.kind not in ("shelf", "quarantine"):
        raise Refused("takenback.bin", _("Parts come back to a shelf or to quarantine."), field="bin")
    made = take_back(ctx, line, cmd.quantity, place, cmd.reason[:200])
    return Done(id=line.order_id, number=line.order.number, taken_back=made.pk)
