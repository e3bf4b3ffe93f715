"""Write an expense claim."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.finance.models import Claim
from chehang.finance.spending.drafting import ClaimContent, home, summary, write_claim_lines
from chehang.work.heads import EVERYONE


class DraftClaim(ClaimContent):
    """A new claim of one's own."""


@operation("finance.draft_claim", title=_("Write an expense claim"), posts=EVERYONE)
def draft_claim(cmd: DraftClaim, ctx: Context) -> Done:
    """Keep the actor's claim as a draft. Refused for an invoice that was handed in before, and for more set off than the advance."""
    claim = Claim.objects.create(
        store_id=ctx.store_id,
        claimant_id=ctx.actor.employee_id,
        department=home(ctx),
        purpose=cmd.purpose,
        made_at=ctx.now,
    )
    write_claim_lines(ctx, claim, cmd)
    claim.save()
    ctx.changed(claim, None, summary(claim))
    return Done(id=claim.pk)
