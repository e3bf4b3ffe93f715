"""Agree to a transfer for one's own store."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.kinds import Handover
from chehang.warehouse.services import Asked, request_issue
from chehang.warehouse.transfers.asking import DOCUMENT, LINK, Papers, both
from chehang.warehouse.transfers.states import TRANSFER


class AgreeTransfer(Command):
    """The transfer."""

    transfer: Annotated[Id, Ref("warehouse.Transfer")]


@operation("warehouse.agree_transfer", title=_("Agree to the transfer"), posts=("parts_manager", "general_manager"))
def agree_transfer(cmd: AgreeTransfer, ctx: Context) -> Done:
    """The own store agrees; when both have, the goods are reserved at the sender and its keepers get an outbound order (H1).

    Refused to who asked for it, the second time, and when the sender's shelves have too little.
    """
    papers = both(ctx, cmd.transfer)
    own = papers.own
    TRANSFER.require(own, "agree")
    if own.asked_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    if own.agreed_by_id is not None:
        raise Refused(
            "transfer.agreed", _("This store has agreed already; %(store)s has not yet."), store=own.other.short_name
        )
    own.agreed_by_id, own.agreed_at = ctx.actor.employee_id, ctx.now
    own.save(update_fields=["agreed_by", "agreed_at"])
    ctx.changed(own, {"agreed_by": None}, {"agreed_by": ctx.actor.employee_id})
    if papers.out.agreed_by_id and papers.into.agreed_by_id:
        _reserve(papers)
    return Done(id=own.pk, number=own.number, state=own.state)


def _reserve(papers: Papers) -> None:
    out = papers.out
    request_issue(
        papers.out_ctx,
        source=Source(DOCUMENT, out.pk, out.number),
        receiver_name=out.other.name,
        receiver_id=out.other_id,
        collects=False,
        handover=Handover.DELIVER,
        purpose="transfer",
        lines=[Asked(x.part_id, x.quantity, line_id=x.pk) for x in out.lines.order_by("n")],
    )
    papers.step("agree")
    for ctx, paper in ((papers.out_ctx, papers.out), (papers.into_ctx, papers.into)):
        if paper.asked_by.store_id == paper.store_id:
            ctx.tell(
                _("Transfer %(number)s: both stores agree, the goods will be sent"),
                employee_id=paper.asked_by_id,
                link=LINK.format(paper.pk),
                number=paper.number,
            )
