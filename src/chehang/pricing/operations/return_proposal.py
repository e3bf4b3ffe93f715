"""Give a price proposal back to its author."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.pricing.models import PriceProposal
from chehang.pricing.states import PROPOSAL


class ReturnProposal(Command):
    """A submitted proposal, and what should be different."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]
    reason: Reason


@operation(
    "pricing.return_proposal",
    title=_("Return the price proposal"),
    posts=("parts_manager", "finance_manager", "general_manager"),
)
def return_proposal(cmd: ReturnProposal, ctx: Context) -> Done:
    """Back to draft with a reason; the author is told. Refused to who is not asked."""
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    PROPOSAL.require(proposal, "return")
    if approvals.asked(proposal):
        approvals.send_back(ctx, proposal, reason=cmd.reason)
    else:  # handed in before proposals had a route: its author hands it in again
        PROPOSAL.advance(ctx, proposal, "return", reason=cmd.reason)
    return Done(id=proposal.pk, number=proposal.number)
