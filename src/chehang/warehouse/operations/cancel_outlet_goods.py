"""Cancel goods to an outlet, or back, before they are on the road."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outgoing import cancel_issue
from chehang.warehouse.outlets.moving import DOCUMENT, LINK, over
from chehang.warehouse.outlets.states import OUTLET


class CancelOutletGoods(Command):
    """The paper and why nothing is sent."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]
    reason: Reason


@operation("warehouse.cancel_outlet_goods", title=_("Cancel it"), posts=("parts_manager", "parts_planner"))
def cancel_outlet_goods(cmd: CancelOutletGoods, ctx: Context) -> Done:
    """Reserved goods are free again, and the outlet is told. Refused once the goods are on the road."""
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    OUTLET.require(made, "cancel")
    cancel_issue(ctx, Source(DOCUMENT, made.pk), reason=cmd.reason)
    OUTLET.advance(ctx, made, "cancel", reason=cmd.reason)
    ctx.tell(
        _("%(number)s was cancelled: %(reason)s"),
        employee_id=made.place.keeper_id,
        link=LINK.format(made.pk),
        number=made.number,
        reason=cmd.reason[:200],
    )
    over(ctx, made, cmd.reason)
    return Done(id=made.pk, number=made.number)
