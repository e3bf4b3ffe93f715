"""Cancel an expense claim."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.models import Claim, ReceivedInvoice
from chehang.finance.spending.states import CLAIM
from chehang.work.heads import EVERYONE


class CancelClaim(Command):
    """The claim that is not wanted after all."""

    claim: Annotated[Id, Ref("finance.Claim"), Field(title="Expense claim")]
    reason: Reason


@operation("finance.cancel_claim", title=_("Cancel the claim"), posts=EVERYONE)
def cancel_claim(cmd: CancelClaim, ctx: Context) -> Done:
    """Cancel one's own claim before it is paid; its invoices are free for another claim. Refused for another person's."""
    claim = access.get(Claim, cmd.claim, ctx, lock=True)
    if claim.claimant_id != ctx.actor.employee_id:
        raise Refused("claim.not_your_draft", _("Only the claimant changes a claim, and only while it is a draft."))
    ReceivedInvoice.objects.filter(document="finance.claim", object_id=claim.pk, store_id=ctx.store_id).update(
        void=True
    )
    approvals.void(ctx, claim)
    CLAIM.advance(ctx, claim, "cancel", reason=cmd.reason)
    return Done(id=claim.pk, number=claim.number or None)
