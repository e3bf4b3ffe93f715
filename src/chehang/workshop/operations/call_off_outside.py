"""Work that was sent out is not done there after all."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..issuing import drop
from ..lines import sum_up
from ..models import OutsideJob, WorkOrder
from ..states import OUTSIDE


class CallOffOutside(Command):
    """Which, and why."""

    job: Annotated[Annotated[Id, Ref("workshop.OutsideJob")], Field(title="Outside work")]
    reason: Reason


@operation(
    "workshop.call_off_outside",
    title=_("Call outside work off"),
    posts=("service_advisor", "service_manager", "dispatcher"),
)
def call_off_outside(cmd: CallOffOutside, ctx: Context) -> Done:
    """Its line leaves the order. Refused once it is back."""
    order_id = access.get(OutsideJob, cmd.job, ctx).order_id
    order = access.get(WorkOrder, order_id, ctx, lock=True)
    job = access.get(OutsideJob, cmd.job, ctx, lock=True)
    OUTSIDE.advance(ctx, job, "call_off", reason=cmd.reason)
    drop(ctx, order, job.line, cmd.reason)
    sum_up(ctx, order)
    return Done(id=order.pk, number=job.number)
