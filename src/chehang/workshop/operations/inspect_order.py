"""Own check, mutual check, final inspection."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..checking import SAFETY, inspect
from ..commands import OrderId
from ..kinds import Found, Stage
from ..models import WorkOrder


class InspectOrder(Command):
    """Which of the three, whether it passed, the safety items, torque and road test; a failure needs its reason."""

    order: OrderId
    stage: Annotated[Stage, Field(title="Stage of inspection")]
    passed: bool = True
    brakes: Found = Found.NA
    steering: Found = Found.NA
    wheels: Annotated[Found, Field(title="Wheel bolts")] = Found.NA
    airbags: Found = Found.NA
    leaks: Found = Found.NA
    insulation: Found = Found.NA
    torque_nm: Annotated[int, Field(ge=0, le=1000, title="Wheel torque, Nm")] = 0
    road_km: Annotated[Decimal, Field(ge=0, le=500, decimal_places=1, title="Road test, km")] = Decimal(0)
    reason: Annotated[str, Field(max_length=300)] = ""


@operation(
    "workshop.inspect_order", title=_("Inspect"), posts=("technician", "inspector", "dispatcher", "service_manager")
)
def inspect_order(cmd: InspectOrder, ctx: Context) -> Done:
    """Keep the inspection. A failed one sends the car back to work with its reason.

    Refused in the wrong order, to somebody who has looked at the car in this round, and for a pass with a safety item not in order.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    facts = {name: getattr(cmd, name) for name in SAFETY} | {"torque_nm": cmd.torque_nm, "road_km": cmd.road_km}
    inspect(ctx, order, cmd.stage, passed=cmd.passed, reason=cmd.reason, facts=facts)
    return Done(id=order.pk, number=order.number, state=order.state)
