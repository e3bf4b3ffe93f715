"""Take released goods back that were never handed over."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.issuing import take_back
from chehang.warehouse.models import Outbound


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
    take_back(ctx, outbound, cmd.reason)
    return Done(id=outbound.pk, number=outbound.number)
