"""A tool comes back."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.models import ToolLoan


class TakeToolBack(Command):
    """The loan and how the tool comes back."""

    loan: Annotated[Id, Ref("warehouse.ToolLoan"), Field(title="Tool lent")]
    condition: Annotated[Literal["sound", "damaged", "lost"], Field(title="Condition")] = "sound"


@operation("warehouse.take_tool_back", title=_("Take a tool back"), posts=("keeper",))
def take_tool_back(cmd: TakeToolBack, ctx: Context) -> Done:
    """Note the return; what is damaged or lost goes out of use and the parts manager is told. Refused when it is back."""
    loan = access.get(ToolLoan, cmd.loan, ctx, lock=True)
    if loan.in_at is not None:
        raise Refused("tool.back", _("This tool is back already."))
    loan.in_at, loan.condition = ctx.now, cmd.condition
    loan.save(update_fields=["in_at", "condition"])
    ctx.changed(loan, None, {"condition": cmd.condition})
    if cmd.condition != "sound":
        loan.tool.active = False
        loan.tool.save(update_fields=["active"])
        ctx.changed(loan.tool, {"active": True}, {"active": False})
        ctx.tell(
            _("%(tool)s came back damaged or is lost, last with %(who)s"),
            post="parts_manager",
            link=f"/warehouse/tools/{loan.tool_id}/",
            tool=str(loan.tool),
            who=loan.borrower.name,
        )
    return Done(id=loan.pk, number=loan.tool.code)
