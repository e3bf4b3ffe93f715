"""Agree that goods go to an outlet, or come back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.kinds import Handover, OutletWay
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outlets.moving import DOCUMENT, LINK
from chehang.warehouse.outlets.states import OUTLET
from chehang.warehouse.services import Asked, request_issue


class AgreeOutletGoods(Command):
    """The paper."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]


@operation("warehouse.agree_outlet_goods", title=_("Agree"), posts=("parts_manager", "general_manager"))
def agree_outlet_goods(cmd: AgreeOutletGoods, ctx: Context) -> Done:
    """Goods for the outlet are reserved and its keepers get an outbound order, which two of them sign (H1); for goods that come back the outlet
    is told to send them. Refused to who asked for it, and when the shelves have too little."""
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    OUTLET.require(made, "agree")
    if made.asked_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    OUTLET.advance(ctx, made, "agree", agreed_by_id=ctx.actor.employee_id, agreed_at=ctx.now)
    if made.way == OutletWay.OUT:
        request_issue(
            ctx,
            source=Source(DOCUMENT, made.pk, made.number),
            receiver_name=made.place.outlet.name,
            receiver_id=made.place.outlet_id,
            collects=False,
            handover=Handover.DELIVER,
            purpose="outlet",
            lines=[Asked(x.part_id, x.quantity, line_id=x.pk) for x in made.lines.order_by("n")],
        )
    else:
        ctx.tell(
            _("%(number)s: please send these goods back."),
            employee_id=made.place.keeper_id,
            link=LINK.format(made.pk),
            number=made.number,
        )
    return Done(id=made.pk, number=made.number, state=made.state)
