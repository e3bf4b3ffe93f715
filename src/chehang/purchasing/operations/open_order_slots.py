"""The order calendar of the next days."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.purchasing.slots import open_next


class OpenOrderSlots(Command):
    """Nothing to say: the suppliers' cycles know."""


@every("day 06:00", command=lambda period: OpenOrderSlots())
@operation("purchasing.open_order_slots", title=_("Keep the order calendar"), posts=("parts_manager",), house=True)
def open_order_slots(cmd: OpenOrderSlots, ctx: Context) -> Done:
    """Each supplier that was ordered from has one day on which the next order is due. Done twice it opens nothing twice."""
    return Done(opened=open_next(ctx))
