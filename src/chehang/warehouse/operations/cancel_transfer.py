"""Cancel a transfer before the goods are out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.outgoing import cancel_issue
from chehang.warehouse.transfers.asking import DOCUMENT, LINK, both
from chehang.warehouse.transfers.states import TRANSFER


class CancelTransfer(Command):
    """The transfer and why nothing is sent."""

    transfer: Annotated[Id, Ref("warehouse.Transfer")]
    reason: Reason


@operation("warehouse.cancel_transfer", title=_("Cancel the transfer"), posts=("parts_manager", "parts_planner"))
def cancel_transfer(cmd: CancelTransfer, ctx: Context) -> Done:
    """Either store takes it back in both; reserved goods are free again. Refused once the goods are out: then the sender's parts manager
    takes them back into stock, or the receiver counts what came."""
    papers = both(ctx, cmd.transfer)
    TRANSFER.require(papers.own, "cancel")
    cancel_issue(papers.out_ctx, Source(DOCUMENT, papers.out.pk), reason=cmd.reason)
    papers.step("cancel", reason=cmd.reason)
    there = papers.into_ctx if papers.own is papers.out else papers.out_ctx
    there.tell(
        _("Transfer %(number)s was cancelled: %(reason)s"),
        post="parts_manager",
        link=LINK.format(papers.own.twin),
        number=papers.own.twin_number,
        reason=cmd.reason[:200],
    )
    return Done(id=papers.own.pk, number=papers.own.number)
