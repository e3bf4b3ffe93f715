"""Book what is lost of a transfer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.kinds import Borne
from chehang.warehouse.transfers.asking import both
from chehang.warehouse.transfers.moving import settle


class WriteOffTransfer(Command):
    """The transfer, who bears what is missing, and the proof."""

    transfer: Annotated[Id, Ref("warehouse.Transfer")]
    way: Annotated[Borne, Field(title="Who bears it")]
    note: Reason


@operation("warehouse.write_off_transfer", title=_("Book the missing goods"), posts=("finance_manager",))
def write_off_transfer(cmd: WriteOffTransfer, ctx: Context) -> Done:
    """The receiver's finance manager: the carrier pays (a claim), or it is a loss, with which the input VAT goes out (非正常损失).

    Refused at the sender, when nothing is missing, and in a closed month.
    """
    papers = both(ctx, cmd.transfer)
    if papers.own is not papers.into:
        raise Refused(
            "transfer.receivers",
            _("What is in transit stands in the receiver's books: %(store)s books it."),
            store=papers.own.other.short_name,
        )
    value = settle(ctx, papers, cmd.way, note=cmd.note)
    return Done(id=papers.own.pk, number=papers.own.number, value=str(value))
