"""Confirm what arrived at the outlet, or came back from it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref
from chehang.warehouse.kinds import OutletWay
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outlets.moving import arrive
from chehang.warehouse.outlets.states import OUTLET


class OutletCount(Command):
    """A line by its number: how many arrived, and how many of these are damaged."""

    line: Annotated[int, Field(ge=1, le=200, title="Line")]
    arrived: Annotated[NonNegativeQuantity, Field(title="Quantity arrived")]
    damaged: Annotated[NonNegativeQuantity, Field(title="Of these damaged")] = ZERO


class CountOutletGoods(Command):
    """The paper, and what was counted of every line."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]
    lines: Annotated[list[OutletCount], Field(min_length=1, max_length=200)]


@operation("warehouse.count_outlet_goods", title=_("Confirm what arrived"), posts=("outlet_keeper", "keeper"))
def count_outlet_goods(cmd: CountOutletGoods, ctx: Context) -> Done:
    """At the outlet its own keeper confirms, in the store one of ours. What is missing stays on the road until it is found or written off.

    Refused to anybody of the other side, for lines left out or named twice, and for more than was sent.
    """
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    OUTLET.require(made, "receive")
    own = made.place.keeper_id == ctx.actor.employee_id
    if own != (made.way == OutletWay.OUT):
        raise Refused(
            "outlet.side",
            _("Goods for an outlet are confirmed by its own keeper, goods that come back by a keeper of the store."),
        )
    lines = {x.n: x for x in made.lines.all()}
    if len(cmd.lines) != len(lines) or {x.line for x in cmd.lines} != set(lines):
        raise Refused("outlet.lines", _("Count every line of the paper, once."), field="lines")
    for n, one in enumerate(cmd.lines):
        if one.arrived > lines[one.line].quantity:
            raise Refused(
                "outlet.more",
                _("Only %(sent)s were sent. Write down no more; tell the sender what came besides."),
                field=f"lines.{n}.arrived",
                sent=f"{lines[one.line].quantity.normalize():f}",
            )
        if one.damaged > one.arrived:
            raise Refused("outlet.damaged", _("No more can be damaged than arrived."), field=f"lines.{n}.damaged")
    arrive(ctx, made, {x.line: (x.arrived, x.damaged) for x in cmd.lines})
    return Done(id=made.pk, number=made.number, state=made.state)
