"""Decide what is done about a shortage."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, Text
from chehang.purchasing.models import Order, ShortageDecision
from chehang.warehouse.models import Shortage


class DecideShortage(Command):
    """The shortage, where the goods come from, when, at what extra cost, and the order if there is one."""

    shortage: Annotated[Id, Ref("warehouse.Shortage")]
    way: Annotated[Literal["urgent", "order", "peer", "substitute", "count", "nothing"], Field(title="Decision")]
    expected_on: Annotated[DueDate | None, Field(title="Expected")] = None
    cost_ex: Annotated[NonNegativeMoney, Field(title="Extra cost without VAT")] = ZERO
    order: Annotated[Id | None, Ref("purchasing.Order")] = None
    note: Text = ""


@operation("purchasing.decide_shortage", title=_("Decide about a shortage"), posts=("parts_planner", "parts_manager"))
def decide_shortage(cmd: DecideShortage, ctx: Context) -> Done:
    """The planner takes note and says what comes when (H12); the keeper who reported it and whoever waits are told. Refused the second time,
    without a day where something is to come, and without a word where nothing is done."""
    shortage = access.get(Shortage, cmd.shortage, ctx, lock=True)
    if hasattr(shortage, "decision"):
        raise Refused("shortage.decided", _("This shortage has been decided already."))
    if cmd.way in ("urgent", "order", "peer") and cmd.expected_on is None:
        raise Refused("shortage.day", _("Say when the goods are expected."), field="expected_on")
    if cmd.way == "nothing" and not cmd.note:
        raise Refused("shortage.word", _("Say why nothing is done."), field="note")
    order = access.get(Order, cmd.order, ctx) if cmd.order else None
    made = ShortageDecision.objects.create(
        store_id=ctx.store_id, shortage=shortage, way=cmd.way, expected_on=cmd.expected_on, cost_ex=cmd.cost_ex, note=cmd.note,
        order=order, at=ctx.now, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    if shortage.noted_at is None:
        shortage.noted_at, shortage.noted_by_id = ctx.now, ctx.actor.employee_id
        shortage.save(update_fields=["noted_at", "noted_by"])
        inbox.settle("warehouse.Shortage", shortage.pk, ctx.actor.employee_id, ctx.now)
    ctx.changed(made, None, {"shortage": shortage.pk, "way": cmd.way, "expected": str(cmd.expected_on or "")})
    waits = {shortage.reported_by_id, *([shortage.outbound.requested_by_id] if shortage.outbound else [])}
    for employee in sorted(waits - {ctx.actor.employee_id}):
        ctx.tell(
            _("Shortage of %(part)s: %(way)s, expected %(day)s"),
            employee_id=employee,
            link="/warehouse/shortages/",
            part=shortage.part.display_no,
            way=made.get_way_display(),
            day=str(cmd.expected_on or "—"),
        )
    return Done(id=made.pk)
