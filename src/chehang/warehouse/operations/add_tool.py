"""Add a tool to the crib."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, NonNegativeMoney, RequiredText, ShortText
from chehang.warehouse.models import Tool


class AddTool(Command):
    """The code on it, its name, where it hangs, until when it is calibrated."""

    code: Annotated[RequiredText, Field(max_length=20, title="Tool code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Tool")]
    special: Annotated[bool, Field(title="Special tool")] = False
    cost: NonNegativeMoney = ZERO
    place: Annotated[ShortText, Field(max_length=20)] = ""
    calibration_due: Annotated[ExpiryDate | None, Field(title="Calibration due")] = None


@operation("warehouse.add_tool", title=_("Add a tool"), posts=("parts_manager", "keeper"))
def add_tool(cmd: AddTool, ctx: Context) -> Done:
    """Enter a tool by the code that is scanned on it. Refused for a code that is known."""
    code = cmd.code.upper()
    if Tool.objects.filter(store_id=ctx.store_id, code=code).exists():
        raise Conflict("tool.known", _("There is a tool %(code)s already."), field="code", code=code)
    tool = Tool.objects.create(store_id=ctx.store_id, **cmd.model_dump() | {"code": code})
    ctx.changed(tool, None, {"code": code, "name": cmd.name})
    return Done(id=tool.pk, number=code)
