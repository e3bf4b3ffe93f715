"""Add a kind of supplies."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    NonNegativeQuantity,
    RequiredText,
)
from chehang.office.models import Supply


class AddSupply(Command):
    """Code, name, unit, minimum stock, quota."""

    code: Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[0-9A-Za-z-]+$", title="Supply code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Supply")]
    unit: Annotated[RequiredText, Field(max_length=10, title="Unit")]
    least: Annotated[NonNegativeQuantity, Field(title="Minimum stock")] = Decimal(0)
    quota: Annotated[NonNegativeQuantity, Field(title="Quota per person and quarter", description="0: no quota.")] = (
        Decimal(0)
    )
    ppe: Annotated[
        bool, Field(title="Protective equipment", description="Each piece handed out stands in the PPE register.")
    ] = False
    lasts_months: Annotated[int, Field(ge=0, le=120, title="Lasts, months")] = 0


@operation("office.add_supply", title=_("Add supplies"), posts=("hr_manager",))
def add_supply(cmd: AddSupply, ctx: Context) -> Done:
    """Refused when the code is taken."""
    if Supply.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("supply.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
    made = Supply.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(made, None, {"code": cmd.code, "name": cmd.name})
    return Done(id=made.pk, number=made.code)
