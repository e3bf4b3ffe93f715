"""Take note of a shortage."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.models import Shortage


class AcknowledgeShortage(Command):
    """The shortage the planner takes care of."""

    shortage: Annotated[Id, Ref("warehouse.Shortage")]


@operation("warehouse.acknowledge_shortage", title=_("Acknowledge shortage"), posts=("parts_planner", "parts_manager"))
def acknowledge_shortage(cmd: AcknowledgeShortage, ctx: Context) -> Done:
    """Note that the planner knows of a shortage. Refused the second time."""
    shortage = access.get(Shortage, cmd.shortage, ctx, lock=True)
    if shortage.noted_at:
        raise Refused("shortage.noted", _("This shortage has been acknowledged already."))
    shortage.noted_at, shortage.noted_by_id = ctx.now, ctx.actor.employee_id
    shortage.save(update_fields=["noted_at", "noted_by"])
    ctx.changed(shortage, None, {"noted": str(ctx.now)})
    inbox.settle("warehouse.Shortage", shortage.pk, ctx.actor.employee_id, ctx.now)
    return Done(id=shortage.pk)
