"""Start counting a delivery."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.warehouse.models import Inbound
from chehang.warehouse.states import INBOUND


class StartCount(Command):
    """What the carrier brought, as seen at the door."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    carrier: Annotated[ShortText, Field(max_length=60)] = ""
    waybill: Annotated[ShortText, Field(max_length=60)] = ""
    boxes_expected: Annotated[int, Field(ge=0, le=100000)] | None = None
    boxes_received: Annotated[int, Field(ge=0, le=100000)] | None = None
    packing_sound: bool = True


@operation("warehouse.start_count", title=_("Start counting"), posts=("keeper",))
def start_count(cmd: StartCount, ctx: Context) -> Done:
    """Take an expected delivery in hand: carrier, waybill, boxes and outer packing are written down."""
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    INBOUND.advance(
        ctx,
        inbound,
        "start",
        carrier=cmd.carrier,
        waybill=cmd.waybill,
        boxes_expected=cmd.boxes_expected,
        boxes_received=cmd.boxes_received,
        packing_sound=cmd.packing_sound,
        started_at=ctx.now,
        counter_id=ctx.actor.employee_id,
    )
    return Done(id=inbound.pk, number=inbound.number)
