"""Give a price proposal up."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.pricing.models import PriceProposal
from chehang.pricing.states import PROPOSAL


class CancelProposal(Command):
    """A proposal that was not approved, and why it is given up."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]
    reason: Reason


@operation("pricing.cancel_proposal", title=_("Cancel the price proposal"), posts=("parts_manager", "parts_planner"))
def cancel_proposal(cmd: CancelProposal, ctx: Context) -> Done:
    """Cancel a draft or submitted proposal; prices stay as they are."""
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    approvals.void(ctx, proposal)
    PROPOSAL.advance(ctx, proposal, "cancel", reason=cmd.reason)
    return Done(id=proposal.pk, number=proposal.number or None)
