"""Note what goes with a part."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveQuantity, Ref

from ..masterdata import part_or_refuse
from ..models import Companion


class AddCompanion(Command):
    """The part, what goes with it, how many, and whether they are one kit."""

    part: Annotated[Id, Ref("catalogue.Part")]
    other: Annotated[Id, Ref("catalogue.Part"), Field(title="Other part")]
    kind: Literal["kit", "with"] = "with"
    quantity: PositiveQuantity = Decimal(1)


@operation(
    "catalogue.add_companion", title=_("It is sold with"), posts=("parts_sales", "parts_manager", "parts_planner")
)
def add_companion(cmd: AddCompanion, ctx: Context) -> Done:
    """The counter names it beside the part. Refused for the part itself and twice."""
    part, other = part_or_refuse(cmd.part), part_or_refuse(cmd.other)
    if part.pk == other.pk:
        raise Refused("companion.itself", _("A part does not go with itself."), field="other")
    if Companion.objects.filter(part=part, other=other).exists():
        raise Conflict("companion.twice", _("This is noted already."), field="other")
    made = Companion.objects.create(part=part, other=other, kind=cmd.kind, quantity=cmd.quantity)
    ctx.changed(part, None, {"with": other.display_no, "kind": cmd.kind})
    return Done(id=made.pk)
