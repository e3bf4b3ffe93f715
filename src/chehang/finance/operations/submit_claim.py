"""Hand an expense claim in."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.budget.room import pressed
from chehang.finance.models import Claim
from chehang.finance.spending.states import CLAIM
from chehang.work.heads import EVERYONE


class SubmitClaim(Command):
    """The claim that is ready."""

    claim: Annotated[Id, Ref("finance.Claim"), Field(title="Expense claim")]


@operation("finance.submit_claim", title=_("Hand in the claim"), posts=EVERYONE)
def submit_claim(cmd: SubmitClaim, ctx: Context) -> Done:
    """Ask the posts of its route; the claim gets its number now and keeps it. What would exceed the budget of the year so far
    goes to the general manager as well; what comes near it is told. Refused for another's claim.
    """
    claim = access.get(Claim, cmd.claim, ctx, lock=True)
    if claim.claimant_id != ctx.actor.employee_id:
        raise Refused("claim.not_your_draft", _("Only the claimant changes a claim, and only while it is a draft."))
    near, over = pressed(ctx, claim.department, _wanted(claim), claim.pk)
    claim.over_budget = bool(over)
    claim.save(update_fields=["over_budget"])
    number = claim.number or numbers.draw(ctx, "BX")
    CLAIM.advance(ctx, claim, "submit", number=number)
    approvals.ask(ctx, claim)
    return Done(id=claim.pk, number=number, near_budget=[x.item for x in near], over_budget=[x.item for x in over])


def _wanted(claim: Claim) -> dict[str, Decimal]:
    """What the claim would spend by item."""
    sums = claim.lines.order_by().values_list("item").annotate(Sum("amount_ex"))
    return dict(sums)
