"""Say why shelf and book differ."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, ShortText
from chehang.org.models import Employee
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount, StockCountLine

Cause = Literal["handling", "mixed", "paper", "broken", "stolen", "superseded", "unit", "disaster", "unknown"]


class ExplainDifference(Command):
    """The line, its cause, who is responsible and what that person pays."""

    line: Annotated[Id, Ref("warehouse.StockCountLine")]
    cause: Annotated[Cause, Field(title="Cause")]
    responsible: Annotated[Annotated[Id, Ref("org.Employee")] | None, Field(title="Responsible")] = None
    recovered: Annotated[NonNegativeMoney, Field(title="To be paid by the responsible")] = ZERO
    note: Annotated[ShortText, Field(title="Note")] = ""


@operation("warehouse.explain_difference", title=_("Explain the difference"), posts=("parts_manager",))
def explain_difference(cmd: ExplainDifference, ctx: Context) -> Done:
    """Note cause and responsibility of a difference before it is approved.

    Refused for a line that agrees, for more than the loss, and for a payment by nobody.
    """
    line = access.get(StockCountLine, cmd.line, ctx, lock=True)
    count = access.get(StockCount, line.count_id, ctx, lock=True)
    if count.state != "review":
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=COUNT.title(count.state)
        )
    if not line.difference:
        raise Refused(
            "count.agrees", _("%(part)s agrees with the book: there is nothing to explain."), part=line.part_no
        )
    if cmd.recovered > max(-line.amount, ZERO):
        raise Refused(
            "count.recovered",
            _("Nobody pays more than the loss of %(loss)s."),
            field="recovered",
            loss=max(-line.amount, ZERO),
        )
    if cmd.recovered and cmd.responsible is None:
        raise Refused("count.nobody", _("Name who pays."), field="responsible")
    line.responsible = access.get(Employee, cmd.responsible, ctx) if cmd.responsible else None
    line.cause, line.recovered, line.note = cmd.cause, cmd.recovered, cmd.note
    line.save(update_fields=["cause", "recovered", "note", "responsible"])
    ctx.changed(line, None, {"cause": cmd.cause, "responsible": cmd.responsible, "recovered": str(cmd.recovered)})
    return Done(id=count.pk, number=count.number)
