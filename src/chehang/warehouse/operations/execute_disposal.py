"""Carry out an approved disposal."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger import services as ledger
from chehang.stock import services as stock
from chehang.stock.models import Balance
from chehang.warehouse.house.states import DISPOSAL
from chehang.warehouse.models import Disposal

DOCUMENT = "warehouse.disposal"


class ExecuteDisposal(Command):
    """The disposal and what came of it: the sale, the transfer, the return, or who saw it scrapped."""

    disposal: Annotated[Id, Ref("warehouse.Disposal")]
    outcome: Annotated[Reason, Field(title="Outcome")]


@operation("warehouse.execute_disposal", title=_("Carry out the disposal"), posts=("keeper", "parts_manager"))
def execute_disposal(cmd: ExecuteDisposal, ctx: Context) -> Done:
    """Scrap leaves the books at its cost (P13); whatever is sold, returned or transferred leaves by its own document.

    Refused when it was not approved as it stands, or the goods have left meanwhile.
    """
    made = access.get(Disposal, cmd.disposal, ctx, lock=True)
    DISPOSAL.require(made, "execute")
    if not approvals.standing(made):
        raise Refused("disposal.changed", _("This is not what was approved."))
    cost = _scrap(ctx, made) if made.way == "scrap" else ZERO
    DISPOSAL.advance(ctx, made, "execute", reason=cmd.outcome, outcome=cmd.outcome, done_at=ctx.now)
    return Done(id=made.pk, number=made.number, cost=str(cost))


def _scrap(ctx: Context, made: Disposal) -> Decimal:
    left, lines = made.quantity, list[stock.Outgoing]()
    there = access.rows(Balance, ctx).filter(part_id=made.part_id, bin_id=made.bin_id, owner="own", on_hand__gt=0)
    for place in there.order_by("lot__expires", "id"):
        take = min(left, place.free)
        if take > 0:
            lines.append(stock.Outgoing(made.part_id, made.bin_id, take, "501", lot_id=place.lot_id))
            left -= take
    if left:
        raise Refused(
            "disposal.gone", _("The goods are no longer there: %(left)s are missing."), left=f"{left.normalize():f}"
        )
    cost = sum((x.value for x in stock.issue(ctx, DOCUMENT, made.pk, lines)), ZERO)
    legs = [ledger.Leg("loss", cost), ledger.Leg("stock", cost)]
    ledger.post(ctx, "scrap", document=DOCUMENT, object_id=made.pk, legs=legs, summary=made.number)
    return cost
