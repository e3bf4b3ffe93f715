"""A car is looked at once more at random."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..checking import send_back
from ..commands import OrderId
from ..kinds import Found, Stage
from ..models import Inspection, WorkOrder
from ..states import ORDER


class ReinspectOrder(Command):
    """Whether it holds, and what was found."""

    order: OrderId
    passed: bool = True
    reason: Annotated[str, Field(max_length=300)] = ""


@operation("workshop.reinspect_order", title=_("Random re-inspection"), posts=("service_manager", "inspector"))
def reinspect_order(cmd: ReinspectOrder, ctx: Context) -> Done:
    """Look at a finished car before it leaves. Refused to whoever inspected it already; a car that fails goes back to work."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if order.state not in ("final_ok", "washing", "ready"):
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=ORDER.title(order.state)
        )
    if Inspection.objects.filter(order=order, employee_id=ctx.actor.employee_id).exists():
        raise Refused("inspection.looked", _("You have inspected this car. Another person has to look now."))
    if not cmd.passed and not cmd.reason:
        raise Refused("inspection.reason", _("Say what is not right, so that it can be put right."), field="reason")
    Inspection.objects.create(
        store_id=ctx.store_id, order=order, round=order.round, stage=Stage.FINAL, passed=cmd.passed, reason=cmd.reason,
        random=True, at=ctx.now, employee_id=ctx.actor.employee_id, **dict.fromkeys(ITEMS, Found.NA),
    )  # fmt: skip
    ctx.changed(order, None, {"reinspected": cmd.passed, "reason": cmd.reason})
    if not cmd.passed:
        send_back(ctx, order, cmd.reason)
    return Done(id=order.pk, number=order.number)


ITEMS = ("brakes", "steering", "wheels", "airbags", "leaks", "insulation")
