"""Submit a price proposal for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.pricing.models import PriceProposal
from chehang.pricing.proposing import needed
from chehang.pricing.states import PROPOSAL


class SubmitProposal(Command):
    """A drafted proposal."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]


@operation("pricing.submit_proposal", title=_("Submit the price proposal"), posts=("parts_manager", "parts_planner"))
def submit_proposal(cmd: SubmitProposal, ctx: Context) -> Done:
    """Number the proposal and tell whoever is large enough to approve it. Refused when it is empty."""
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    lines = list(proposal.lines.all())
    if not lines:
        raise Refused("proposal.empty", _("No price is left on this proposal."))
    number = proposal.number
    if proposal.state == "draft" and not number:
        number = numbers.draw(ctx, "PPA")
    PROPOSAL.advance(ctx, proposal, "submit", number=number)
    ctx.tell(
        _("%(name)s proposes %(n)s new prices: %(number)s."),
        post=needed(lines).post,
        link=f"/pricing/proposals/{proposal.pk}/",
        name=ctx.actor.name,
        n=len(lines),
        number=number,
    )
    return Done(id=proposal.pk, number=number)
