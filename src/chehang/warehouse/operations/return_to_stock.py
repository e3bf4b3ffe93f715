"""Take released goods back that were never handed over."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.stock import services as stock
from chehang.warehouse.events import GoodsReturned
from chehang.warehouse.models import Outbound
from chehang.warehouse.outgoing import DOCUMENT
from chehang.warehouse.purposes import PURPOSES
from chehang.warehouse.releasing import issued_lines
from chehang.warehouse.states import OUTBOUND


class ReturnToStock(Command):
    """The released order and why the goods stayed."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]
    reason: Reason


@operation("warehouse.return_to_stock", title=_("Back into stock"), posts=("parts_manager",))
def return_to_stock(cmd: ReturnToStock, ctx: Context) -> Done:
    """Counter an issue whose goods never left: both books are countered today at the original cost.

    Refused once the goods are handed over: that is a customer's return.
    """
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    OUTBOUND.advance(ctx, outbound, "reverse", reason=cmd.reason)
    stock.reverse(ctx, DOCUMENT, outbound.pk, by_document=DOCUMENT, by_object_id=outbound.pk)
    posted = Voucher.objects.filter(
        store_id=ctx.store_id, event=PURPOSES[outbound.purpose].event, document=DOCUMENT, object_id=outbound.pk
    )
    for voucher in posted:
        ledger.reverse(ctx, voucher.pk, reason=cmd.reason)
    lines = list(outbound.lines.order_by("n"))
    ctx.announce(GoodsReturned(outbound.pk, outbound.document, outbound.object_id, issued_lines(lines)))
    return Done(id=outbound.pk, number=outbound.number)
