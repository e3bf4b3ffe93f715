"""Enter a labour operation."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    PositiveQuantity,
    RequiredText,
)

from ..kinds import Trade
from ..models import LabourOp


class AddLabourOp(Command):
    """Code, what is done, its standard hours, and what the technician must be able to do."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9.-]{1,20}$")]
    name: RequiredText
    trade: Trade = Trade.MECHANICS
    hours: Annotated[PositiveQuantity, Field(le=200, title="Book hours")]
    level: Annotated[int, Field(ge=1, le=4, title="Skill level")] = 1
    high_voltage: bool = False


@operation("workshop.add_labour_op", title=_("Add a labour operation"), posts=("service_manager",))
def add_labour_op(cmd: AddLabourOp, ctx: Context) -> Done:
    """Add an operation. Refused when the code is taken."""
    if access.rows(LabourOp, ctx).filter(code=cmd.code).exists():
        raise Conflict("labour_op.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    made = LabourOp.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"code": cmd.code, "hours": str(cmd.hours)})
    return Done(id=made.pk, number=made.code)
