"""Keep a labour operation up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import (
    Command,
    Id,
    PositiveQuantity,
    Ref,
    RequiredText,
)

from ..kinds import Trade
from ..models import LabourOp


class EditLabourOp(Command):
    """The operation as it should be; orders written before keep their hours."""

    op: Annotated[Annotated[Id, Ref("workshop.LabourOp")], Field(title="Labour operation")]
    name: RequiredText
    trade: Trade = Trade.MECHANICS
    hours: Annotated[PositiveQuantity, Field(le=200, title="Book hours")]
    level: Annotated[int, Field(ge=1, le=4, title="Skill level")] = 1
    high_voltage: bool = False
    active: bool = True
    seen: Seen = ""


@operation("workshop.edit_labour_op", title=_("Edit a labour operation"), posts=("service_manager",))
def edit_labour_op(cmd: EditLabourOp, ctx: Context) -> Done:
    """Change name, trade, hours and level."""
    made = access.get(LabourOp, cmd.op, ctx, lock=True)
    require_unchanged(ctx, cmd, made)
    facts = cmd.model_dump(exclude={"op", "seen"})
    before = {name: str(getattr(made, name)) for name in facts}
    for name, value in facts.items():
        setattr(made, name, value)
    made.save()
    ctx.changed(made, before, {name: str(value) for name, value in facts.items()})
    return Done(id=made.pk, number=made.code)
