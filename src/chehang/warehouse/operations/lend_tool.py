"""Lend a tool."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText, ShortText
from chehang.org.models import Employee
from chehang.warehouse.models import Tool, ToolLoan


class LendTool(Command):
    """The code as scanned, who takes it, for which work order, until when (tomorrow unless said)."""

    code: Annotated[RequiredText, Field(max_length=20, title="Tool code")]
    borrower: Annotated[Id, Ref("org.Employee")]
    work_order: Annotated[ShortText, Field(max_length=40)] = ""
    due: Annotated[DueDate | None, Field(title="Due back")] = None


@operation("warehouse.lend_tool", title=_("Lend a tool"), posts=("keeper",))
def lend_tool(cmd: LendTool, ctx: Context) -> Done:
    """Give a tool out. Refused while somebody has it, when its calibration is over, and for a day that is past."""
    tool = access.rows(Tool, ctx).filter(code=cmd.code.upper(), active=True).select_for_update(of=("self",)).first()
    if tool is None:
        raise NotFound("tool.unknown", _("There is no tool %(code)s."), field="code", code=cmd.code)
    held = tool.loans.filter(in_at=None).select_related("borrower").first()
    if held:
        raise Conflict("tool.out", _("%(tool)s is with %(who)s."), field="code", tool=str(tool), who=held.borrower.name)
    if tool.calibration_due and tool.calibration_due < ctx.today:
        raise Refused(
            "tool.calibration",
            _("%(tool)s has to be calibrated first: it was due on %(day)s."),
            field="code",
            tool=str(tool),
            day=str(tool.calibration_due),
        )
    due = cmd.due or ctx.today + timedelta(days=1)
    if due < ctx.today:
        raise Refused("tool.past", _("This day is over."), field="due")
    loan = ToolLoan.objects.create(
        store_id=ctx.store_id,
        tool=tool,
        borrower=access.get(Employee, cmd.borrower, ctx),
        work_order=cmd.work_order,
        out_at=ctx.now,
        due=due,
    )
    ctx.changed(loan, None, {"tool": tool.code, "borrower": cmd.borrower, "due": str(due)})
    return Done(id=loan.pk, number=tool.code)
