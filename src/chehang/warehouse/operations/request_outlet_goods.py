"""Parts are to go to an outlet, or to come back from it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Reason, Ref
from chehang.warehouse.kinds import OutletWay
from chehang.warehouse.models import OutletPlace
from chehang.warehouse.outlets.moving import Wanted, ask


class OutletPart(Command):
    """A part and how many."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity


class RequestOutletGoods(Command):
    """The outlet, the direction, which parts, and why."""

    place: Annotated[Id, Ref("warehouse.OutletPlace"), Field(title="Outlet")]
    way: Annotated[OutletWay, Field(title="Direction")] = OutletWay.OUT
    lines: Annotated[list[OutletPart], Field(min_length=1, max_length=200)]
    reason: Reason


@operation(
    "warehouse.request_outlet_goods",
    title=_("Goods to or from an outlet"),
    posts=("parts_planner", "parts_manager", "parts_sales", "outlet_keeper"),
)
def request_outlet_goods(cmd: RequestOutletGoods, ctx: Context) -> Done:
    """Write the paper; the parts manager agrees before anything is reserved. Refused for a part named twice, and for more back than lies there."""
    place = access.get(OutletPlace, cmd.place, ctx)
    made = ask(ctx, place, cmd.way, [Wanted(x.part, x.quantity) for x in cmd.lines], cmd.reason)
    return Done(id=made.pk, number=made.number)
