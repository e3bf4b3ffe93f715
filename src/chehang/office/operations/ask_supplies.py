"""Ask for supplies."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    PositiveQuantity,
    Ref,
    RequiredText,
)
from chehang.office.models import Supply, SupplyRequest


class AskSupplies(Command):
    """What, how much, what for."""

    supply: Annotated[Id, Ref("office.Supply"), Field(title="Supply")]
    quantity: PositiveQuantity
    reason: Annotated[RequiredText, Field(title="What for")]


@operation("office.ask_supplies", title=_("Ask for supplies"), posts=("*",))
def ask_supplies(cmd: AskSupplies, ctx: Context) -> Done:
    """Anybody; what goes above the quota of the quarter is asked about and marked."""
    supply = access.get(Supply, cmd.supply, ctx)
    first = ctx.today.replace(month=(ctx.today.month - 1) // 3 * 3 + 1, day=1)
    mine = SupplyRequest.objects.filter(supply=supply, asked_by_id=ctx.actor.employee_id, asked_on__gte=first)
    whole = sum(mine.exclude(state="refused").values_list("quantity", flat=True), cmd.quantity)
    over = bool(supply.quota) and whole > supply.quota
    if over:
        ctx.doubt(
            "supply.over_quota", _("The quota of the quarter is %(quota)s; with this it would be %(whole)s. Ask all the same?"),
            field="quantity", quota=f"{supply.quota.normalize():f}", whole=f"{whole.normalize():f}",
        )  # fmt: skip
    made = SupplyRequest.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "LY"), supply=supply, quantity=cmd.quantity, reason=cmd.reason,
        over_quota=over, asked_by_id=ctx.actor.employee_id, asked_on=ctx.today,
    )  # fmt: skip
    ctx.changed(made, None, {"supply": supply.code, "quantity": str(cmd.quantity)})
    return Done(id=made.pk, number=made.number)
