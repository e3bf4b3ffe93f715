"""Parts were used before anybody asked for them: the requisition is filed afterwards."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command

from ..commands import OrderId, TimeOfDay, Worker, moment
from ..issuing import write
from ..lines import require_open
from ..models import WorkOrder
from ..people import technician_of
from ..states import REQUISITION
from .request_parts import Wanted


class FileLateRequisition(Command):
    """The order, who used the parts, when and why without asking; without lines all that is outstanding."""

    order: OrderId
    technician: Worker
    used_on: Annotated[PaperDate, Field(title="Used on")]
    used_time: Annotated[TimeOfDay, Field(title="Used at")]
    why: Annotated[str, Field(min_length=4, max_length=200, title="Why it is filed late")]
    lines: Annotated[list[Wanted], Field(max_length=200)] = []


@operation("workshop.file_late_requisition", title=_("File a late requisition"), posts=("service_manager",))
def file_late_requisition(cmd: FileLateRequisition, ctx: Context) -> Done:
    """The parts manager has to agree; until the parts are booked out with their signatures the order cannot be settled.

    Refused for a moment to come or before the car came, and like any requisition."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    used = moment(cmd.used_on, cmd.used_time)
    if used > ctx.now or used < order.arrived_at - timedelta(minutes=1):
        raise Refused(
            "requisition.used_at", _("The parts were used after the car came and before now."), field="used_time"
        )
    wanted = {w.line: w.quantity for w in cmd.lines}
    made = write(ctx, order, technician_of(ctx, cmd.technician), wanted, used_at=used, why_late=cmd.why)
    REQUISITION.advance(ctx, made, "file_late", reason=cmd.why)
    return Done(id=order.pk, number=made.number, requisition=made.pk)
