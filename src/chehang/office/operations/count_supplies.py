"""Count a supply."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    NonNegativeQuantity,
    Ref,
    ShortText,
)
from chehang.office.models import Supply
from chehang.office.storing import move


class CountSupplies(Command):
    """What was found, and why it differs."""

    supply: Annotated[Id, Ref("office.Supply"), Field(title="Supply")]
    found: Annotated[NonNegativeQuantity, Field(title="Counted")]
    reason: Annotated[ShortText, Field(title="Why it differs")] = ""


@operation("office.count_supplies", title=_("Enter a count"), posts=("hr_manager",))
def count_supplies(cmd: CountSupplies, ctx: Context) -> Done:
    """The difference is a movement with its reason; without a difference nothing is written. Refused when a difference has no reason."""
    supply = access.get(Supply, cmd.supply, ctx, lock=True)
    off = cmd.found - supply.stock
    if off and not cmd.reason:
        raise Refused("supplies.differs", _("%(stock)s should be there. Say why it differs."), field="reason",
                      stock=f"{supply.stock.normalize():f}")  # fmt: skip
    if off:
        move(ctx, supply, "count", off, cmd.reason)
    return Done(id=supply.pk, difference=str(off))
