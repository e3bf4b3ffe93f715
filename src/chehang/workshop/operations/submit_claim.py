"""A claim goes to the maker."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..commands import Line200
from ..models import WarrantyClaim
from ..states import CLAIM
from .audit_claim import ClaimId


class SubmitClaim(Command):
    """The claim, the maker's reference if there is one; after the last day the reason, which is the service manager's to give."""

    claim: ClaimId
    reference: Annotated[str, Field(max_length=40, title="Maker's reference")] = ""
    late_reason: Annotated[Line200, Field(title="Why late")] = ""


@operation("workshop.submit_claim", title=_("Hand the claim in"), posts=("warranty_clerk", "service_manager"))
def submit_claim(cmd: SubmitClaim, ctx: Context) -> Done:
    """It is with the maker. Refused after the last day, unless the service manager says why it is late."""
    claim = access.get(WarrantyClaim, cmd.claim, ctx, lock=True)
    if ctx.today > claim.due and not (cmd.late_reason and "service_manager" in ctx.actor.posts):
        raise Refused(
            "claim.late",
            _("The last day was %(day)s. Only the service manager may still hand it in, with the reason."),
            field="late_reason",
            day=claim.due,
        )
    also: dict[str, Any] = {"submitted_at": ctx.now, "late_reason": cmd.late_reason}
    CLAIM.advance(ctx, claim, "submit", **also | ({"reference": cmd.reference} if cmd.reference else {}))
    return Done(id=claim.pk, number=claim.number)
