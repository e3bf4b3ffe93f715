"""Approve a price proposal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.pricing.models import PriceProposal
from chehang.pricing.states import PROPOSAL


class ApproveProposal(Command):
    """A submitted proposal."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]


@operation(
    "pricing.approve_proposal",
    title=_("Approve the price proposal"),
    posts=("parts_manager", "finance_manager", "general_manager"),
)
def approve_proposal(cmd: ApproveProposal, ctx: Context) -> Done:
    """Say yes to a proposal; after the last step of its route its prices are set from their day on.

    Refused to whoever wrote it, and to who is not asked: how far the prices move decides who is.
    """
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    PROPOSAL.require(proposal, "approve")
    approvals.approve(ctx, proposal)
    return Done(id=proposal.pk, number=proposal.number, prices=proposal.lines.count())
