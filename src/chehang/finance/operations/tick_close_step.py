"""Tick a row of the closing list."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.budget.room import require_explained
from chehang.finance.models import CloseTick
from chehang.ledger.models import Period

Ticked = Literal["estimates", "maker", "ageing", "depreciation", "wages", "accruals", "provisions", "analysis"]


class TickCloseStep(Command):
    """Which row of which month, and what was found."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    step: Annotated[Ticked, Field(title="Row of the list")]
    note: Annotated[Reason, Field(title="What was found")]


@operation("finance.tick_close_step", title=_("Tick the row"), posts=("accountant", "finance_manager"))
def tick_close_step(cmd: TickCloseStep, ctx: Context) -> Done:
    """Say what was found at a row that no figure can prove. Refused for a month that is not open, and when it is ticked already;
    the analysis is handed over when what left the budget is explained."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.state != "open":
        raise Refused("close.not_open", _("%(month)s is closed already."), month=str(period))
    if CloseTick.objects.filter(period=period, step=cmd.step).exists():
        raise Conflict("close.ticked", _("This row is ticked already."), field="step")
    if cmd.step == "analysis":
        require_explained(ctx, period)
    tick = CloseTick.objects.create(
        store_id=ctx.store_id, period=period, step=cmd.step, note=cmd.note, by_id=ctx.actor.employee_id, at=ctx.now
    )
    ctx.changed(tick, None, {"step": cmd.step, "note": cmd.note})
    return Done(id=tick.pk)
