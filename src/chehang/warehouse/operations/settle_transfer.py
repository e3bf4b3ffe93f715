"""Say where the missing goods of a transfer are."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.kinds import Found
from chehang.warehouse.transfers.asking import both
from chehang.warehouse.transfers.moving import settle


class SettleTransfer(Command):
    """The transfer, where the goods are, and how one knows."""

    transfer: Annotated[Id, Ref("warehouse.Transfer")]
    way: Annotated[Found, Field(title="Where the goods are")]
    note: Reason


@operation("warehouse.settle_transfer", title=_("The missing goods are found"), posts=("parts_manager",))
def settle_transfer(cmd: SettleTransfer, ctx: Context) -> Done:
    """The sender found them in its own house, or the receiver says that they came after all: they lie in its receiving bin at their cost.

    Refused on the wrong side, when nothing is missing, and in a closed month.
    """
    papers = both(ctx, cmd.transfer)
    if (cmd.way == "came") != (papers.own is papers.into):
        raise Refused(
            "transfer.side",
            _("Only the sender finds the goods in its own house, and only the receiver says that they came after all."),
            field="way",
        )
    value = settle(ctx, papers, cmd.way, note=cmd.note)
    return Done(id=papers.own.pk, number=papers.own.number, value=str(value))
