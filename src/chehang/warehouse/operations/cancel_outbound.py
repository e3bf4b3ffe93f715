"""Cancel an outbound order before the goods are out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.stock import services as stock
from chehang.warehouse.models import Outbound
from chehang.warehouse.outgoing import DOCUMENT
from chehang.warehouse.states import OUTBOUND


class CancelOutbound(Command):
    """The order and why it is not issued."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]
    reason: Reason


@operation("warehouse.cancel_outbound", title=_("Cancel outbound order"), posts=("parts_manager",))
def cancel_outbound(cmd: CancelOutbound, ctx: Context) -> Done:
    """Take an order back and free its goods. Refused once it is released; its number stays used."""
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    OUTBOUND.advance(ctx, outbound, "cancel", reason=cmd.reason)
    stock.unreserve(ctx, Source(DOCUMENT, outbound.pk))
    ctx.tell(
        _("Outbound order %(number)s was cancelled: %(reason)s"),
        employee_id=outbound.requested_by_id,
        link=f"/warehouse/outbound/{outbound.pk}/",
        number=outbound.number,
        reason=cmd.reason[:200],
    )
    return Done(id=outbound.pk, number=outbound.number)
