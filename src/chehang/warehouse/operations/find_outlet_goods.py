"""Say where the missing goods of an outlet are."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.kinds import OutletFound
from chehang.warehouse.models import OutletTransfer
from chehang.warehouse.outlets.moving import find


class FindOutletGoods(Command):
    """The paper, where the goods are, and how one knows."""

    transfer: Annotated[Id, Ref("warehouse.OutletTransfer")]
    way: Annotated[OutletFound, Field(title="Where the goods are")]
    note: Reason


@operation("warehouse.find_outlet_goods", title=_("The goods were found"), posts=("parts_manager",))
def find_outlet_goods(cmd: FindOutletGoods, ctx: Context) -> Done:
    """They lie where they set out, or where they were to arrive; in the store in the receiving bay. Refused when nothing is missing."""
    made = access.get(OutletTransfer, cmd.transfer, ctx, lock=True)
    find(ctx, made, cmd.way, cmd.note)
    return Done(id=made.pk, number=made.number, state=made.state)
