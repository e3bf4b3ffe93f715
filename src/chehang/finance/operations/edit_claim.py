"""Change an expense claim."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.finance.models import Claim
from chehang.finance.spending.drafting import ClaimContent, drop_claim_lines, summary, write_claim_lines
from chehang.work.heads import EVERYONE


class EditClaim(ClaimContent):
    """The whole new content of a draft."""

    claim: Annotated[Id, Ref("finance.Claim"), Field(title="Expense claim")]
    seen: Seen = ""


@operation("finance.edit_claim", title=_("Change the claim"), posts=EVERYONE)
def edit_claim(cmd: EditClaim, ctx: Context) -> Done:
    """Replace what a draft says. Refused for another's claim, and once it is handed in: take it back first."""
    claim = access.get(Claim, cmd.claim, ctx, lock=True)
    require_unchanged(ctx, cmd, claim)
    if claim.state != "draft" or claim.claimant_id != ctx.actor.employee_id:
        raise Refused("claim.not_your_draft", _("Only the claimant changes a claim, and only while it is a draft."))
    before = summary(claim)
    drop_claim_lines(ctx, claim)
    write_claim_lines(ctx, claim, cmd)
    claim.save()
    ctx.changed(claim, before, summary(claim))
    return Done(id=claim.pk)
