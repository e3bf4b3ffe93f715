"""Book what is lost between store and outlet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.kinds import Borne
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outlets.moving import lose


class WriteOffOutletGoods(Command):
    """The paper, who bears what is missing, and the proof."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]
    way: Annotated[Borne, Field(title="Who bears it")]
    note: Reason


@operation("warehouse.write_off_outlet_goods", title=_("Write off the missing goods"), posts=("finance_manager",))
def write_off_outlet_goods(cmd: WriteOffOutletGoods, ctx: Context) -> Done:
    """The carrier pays (a claim), or it is a loss, with which the input VAT goes out (非正常损失); the goods leave the book at the moving average.

    Refused when nothing is missing, and in a closed month.
    """
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    value = lose(ctx, made, cmd.way, cmd.note)
    return Done(id=made.pk, number=made.number, value=str(value))
