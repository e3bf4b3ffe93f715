"""Hand an expense claim in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import Claim
from chehang.finance.spending.states import CLAIM
from chehang.work.heads import EVERYONE


class SubmitClaim(Command):
    """The claim that is ready."""

    claim: Annotated[Id, Ref("finance.Claim")]


@operation("finance.submit_claim", title=_("Hand in the claim"), posts=EVERYONE)
def submit_claim(cmd: SubmitClaim, ctx: Context) -> Done:
    """Ask the posts of its route; the claim gets its number now and keeps it. Refused for another's claim."""
    claim = access.get(Claim, cmd.claim, ctx, lock=True)
    if claim.claimant_id != ctx.actor.employee_id:
        raise Refused("claim.not_your_draft", _("Only the claimant changes a claim, and only while it is a draft."))
    number = claim.number or numbers.draw(ctx, "BX")
    CLAIM.advance(ctx, claim, "submit", number=number)
    approvals.ask(ctx, claim)
    return Done(id=claim.pk, number=number)
