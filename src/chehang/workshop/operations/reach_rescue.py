"""The helper is at the car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Rescue
from ..states import RESCUE


class ReachRescue(Command):
    """Which call."""

    rescue: Annotated[Id, Ref("workshop.Rescue")]


@operation("workshop.reach_rescue", title=_("I am at the car"), posts=("technician", "dispatcher", "service_manager"))
def reach_rescue(cmd: ReachRescue, ctx: Context) -> Done:
    """Note the moment. A technician notes his own only. Refused for another's."""
    made = access.get(Rescue, cmd.rescue, ctx, lock=True)
    if made.technician_id != ctx.actor.employee_id and not ctx.actor.posts & {"dispatcher", "service_manager"}:
        raise Refused("rescue.of_another", _("Another person was sent to this car."))
    RESCUE.advance(ctx, made, "arrive", arrived_at=ctx.now)
    return Done(id=made.pk, number=made.number, late=ctx.now > made.due_at)
