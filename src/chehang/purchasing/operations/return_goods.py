"""Ask a supplier to take goods back."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref, Text
from chehang.purchasing.applying import Back, apply


class GoingBack(Command):
    """A received line and how many of it."""

    line: Annotated[Id, Ref("warehouse.InboundLine"), Field(title="Delivery line")]
    quantity: PositiveQuantity


class ReturnGoods(Command):
    """Why, and which received goods; all of one supplier."""

    reason: Literal["wrong", "excess", "quality", "damaged"]
    lines: Annotated[list[GoingBack], Field(min_length=1, max_length=200)]
    note: Text = ""


@operation(
    "purchasing.return_goods", title=_("Return to the supplier"), posts=("parts_planner", "parts_manager", "keeper")
)
def return_goods(cmd: ReturnGoods, ctx: Context) -> Done:
    """Apply for a return; the supplier answers next. Refused for goods of several suppliers, for more than was received and invoiced and
    has not gone back, for parts that are not returnable (but for quality), and after the part's own deadline."""
    made = apply(ctx, [Back(x.line, x.quantity) for x in cmd.lines], cmd.reason, cmd.note)
    return Done(id=made.pk, number=made.number)
