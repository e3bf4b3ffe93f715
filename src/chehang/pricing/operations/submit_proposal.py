"""Submit a price proposal for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.pricing.models import PriceProposal
from chehang.pricing.states import PROPOSAL


class SubmitProposal(Command):
    """A drafted proposal."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]


@operation("pricing.submit_proposal", title=_("Submit the price proposal"), posts=("parts_manager", "parts_planner"))
def submit_proposal(cmd: SubmitProposal, ctx: Context) -> Done:
    """Number the proposal and ask whoever its route names: how far its prices move, and how many they are. Refused when it is empty."""
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    if not proposal.lines.exists():
        raise Refused("proposal.empty", _("No price is left on this proposal."))
    number = proposal.number
    if proposal.state == "draft" and not number:
        number = numbers.draw(ctx, "PPA")
    PROPOSAL.advance(ctx, proposal, "submit", number=number)
    approvals.ask(ctx, proposal)
    return Done(id=proposal.pk, number=number)
