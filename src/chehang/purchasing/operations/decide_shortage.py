"""Decide what is done about a shortage."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, Text
from chehang.purchasing.deciding import decide
from chehang.purchasing.models import Order
from chehang.warehouse.models import Shortage


class DecideShortage(Command):
    """The shortage, where the goods come from, when, at what extra cost, and the order if there is one."""

    shortage: Annotated[Id, Ref("warehouse.Shortage")]
    way: Annotated[Literal["urgent", "order", "peer", "substitute", "count", "nothing"], Field(title="Way it goes")]
    expected_on: Annotated[DueDate | None, Field(title="Expected")] = None
    cost_ex: Annotated[NonNegativeMoney, Field(title="Extra cost without VAT")] = ZERO
    order: Annotated[Id | None, Ref("purchasing.Order")] = None
    note: Text = ""


@operation("purchasing.decide_shortage", title=_("Decide about a shortage"), posts=("parts_planner", "parts_manager"))
def decide_shortage(cmd: DecideShortage, ctx: Context) -> Done:
    """The planner takes note and says what comes when (H12); the keeper who reported it and whoever waits are told. Refused the second time,
    without a day where something is to come, and without a word where nothing is done."""
    shortage = access.get(Shortage, cmd.shortage, ctx, lock=True)
    if cmd.way in ("urgent", "order", "peer") and cmd.expected_on is None:
        raise Refused("shortage.day", _("Say when the goods are expected."), field="expected_on")
    if cmd.way == "nothing" and not cmd.note:
        raise Refused("shortage.word", _("Say why nothing is done."), field="note")
    order = access.get(Order, cmd.order, ctx) if cmd.order else None
    made = decide(ctx, shortage, cmd.way, cmd.expected_on, cost_ex=cmd.cost_ex, note=cmd.note, order=order)
    return Done(id=made.pk)
