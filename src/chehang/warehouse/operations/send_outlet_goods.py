"""The outlet sends goods back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.kinds import OutletWay
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outlets.moving import LINK, send_back
from chehang.warehouse.outlets.states import OUTLET


class SendOutletGoods(Command):
    """The paper."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]


@operation("warehouse.send_outlet_goods", title=_("Goods were sent back"), posts=("outlet_keeper",))
def send_outlet_goods(cmd: SendOutletGoods, ctx: Context) -> Done:
    """The outlet's keeper gave the goods to the carrier: they are on the road, and the keepers of the store await them.

    Refused for goods that go to the outlet (the store's keepers sign those out), and when some were sold meanwhile.
    """
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    OUTLET.require(made, "send")
    if made.way != OutletWay.BACK:
        raise Refused("outlet.way", _("The keepers of the store sign these goods out."))
    send_back(ctx, made)
    ctx.tell(
        _("%(number)s: goods are on their way back from %(outlet)s. Count them when they arrive."),
        post="keeper",
        link=LINK.format(made.pk),
        number=made.number,
        outlet=made.place.outlet.name,
    )
    return Done(id=made.pk, number=made.number, state=made.state)
