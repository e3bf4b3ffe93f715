"""A service menu comes onto an order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..commands import OrderId
from ..kinds import Payer
from ..lines import add_labour, add_part
from ..models import ServiceMenu, WorkOrder


class PutMenu(Command):
    """The order, the menu, and who pays."""

    order: OrderId
    menu: Annotated[Id, Ref("workshop.ServiceMenu")]
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER


@operation("workshop.put_menu", title=_("Put a menu onto the order"), posts=("service_advisor", "service_manager"))
def put_menu(cmd: PutMenu, ctx: Context) -> Done:
    """All its work and parts at today's rates and prices, less what the menu takes off. Refused for a menu that ended, and like any
    line of the order."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    menu = access.get(ServiceMenu, cmd.menu, ctx)
    if not menu.active:
        raise Refused("menu.ended", _("“%(menu)s” is not offered any more."), field="menu", menu=str(menu))
    for item in menu.items.select_related("op", "part").order_by("id"):
        if item.op is not None:
            hours = item.op.hours * item.quantity
            add_labour(ctx, order, item.op, payer=cmd.payer, discount=item.discount, hours=hours, decided=True)
        elif item.part is not None:
            add_part(
                ctx, order, item.part, quantity=item.quantity, payer=cmd.payer, discount=item.discount, decided=True
            )
    return Done(id=order.pk, number=order.number, total=str(order.total_inc))
