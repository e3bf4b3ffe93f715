"""The car is washed."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
)

from ..commands import OrderId
from ..models import WorkOrder
from ..states import ORDER


class WashCar(Command):
    """The order whose car goes to the wash."""

    order: OrderId


@operation(
    "workshop.wash_car",
    title=_("To the wash"),
    posts=("dispatcher", "technician", "service_advisor", "service_manager"),
)
def wash_car(cmd: WashCar, ctx: Context) -> Done:
    """The inspected car goes to the wash."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    ORDER.advance(ctx, order, "wash")
    return Done(id=order.pk, number=order.number)
