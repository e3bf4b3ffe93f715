"""Approve a price proposal: its prices are set from their day on."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.pricing.models import PriceProposal, ProposedPrice, SellingPrice
from chehang.pricing.proposing import may_approve, needed
from chehang.pricing.states import PROPOSAL

POST_TITLES = {
    "parts_manager": _("parts manager"),
    "finance_manager": _("finance manager"),
    "general_manager": _("general manager"),
}


class ApproveProposal(Command):
    """A submitted proposal."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]


@operation(
    "pricing.approve_proposal",
    title=_("Approve the price proposal"),
    posts=("parts_manager", "finance_manager", "general_manager"),
)
def approve_proposal(cmd: ApproveProposal, ctx: Context) -> Done:
    """Set all prices of a proposal, from its day or from today if that has passed. A constant number of statements.

    Refused to whoever wrote it, and beyond what the approver's post may change.
    """
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    lines = list(proposal.lines.order_by("part_id"))
    if proposal.made_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    if not may_approve(ctx.actor, lines):
        raise Refused(
            "proposal.beyond_approver",
            _("These prices change further than you may approve. Ask the %(who)s."),
            who=POST_TITLES[needed(lines).post],
        )
    PROPOSAL.advance(ctx, proposal, "approve", decided_by_id=ctx.actor.employee_id, decided_by_name=ctx.actor.name)
    _set_prices(ctx, proposal, lines)
    ctx.tell(
        _("Your prices of %(number)s were approved."),
        employee_id=proposal.made_by_id,
        link=f"/pricing/proposals/{proposal.pk}/",
        number=proposal.number,
    )
    return Done(id=proposal.pk, number=proposal.number, prices=len(lines))


def _set_prices(ctx: Context, proposal: PriceProposal, lines: list[ProposedPrice]) -> None:
    since = max(proposal.valid_from, ctx.today)
    same = SellingPrice.objects.filter(
        store_id=ctx.store_id, price_class=proposal.price_class, valid_from=since, part__in=[x.part_id for x in lines]
    )
    versions = dict(same.values_list("part_id").annotate(n=Max("version")))
    SellingPrice.objects.bulk_create(
        SellingPrice(
            store_id=ctx.store_id,
            part_id=x.part_id,
            price_class=proposal.price_class,
            valid_from=since,
            version=versions.get(x.part_id, 0) + 1,
            price_inc=x.new_inc,
            reason=f"{proposal.number} {proposal.reason}"[:1000],
            set_by_id=ctx.actor.employee_id,
            set_by_name=ctx.actor.name,
        )
        for x in lines
    )
