"""The store appeals against what the maker cut."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..models import WarrantyClaim
from ..states import CLAIM
from .audit_claim import ClaimId


class AppealClaim(Command):
    """The claim, and what speaks for it."""

    claim: ClaimId
    appeal: Annotated[str, Field(min_length=2, max_length=200, title="Appeal")]


@operation("workshop.appeal_claim", title=_("Appeal"), posts=("warranty_clerk", "service_manager"))
def appeal_claim(cmd: AppealClaim, ctx: Context) -> Done:
    """The claim is with the maker once more. Refused a second time and after the last day to appeal."""
    claim = access.get(WarrantyClaim, cmd.claim, ctx, lock=True)
    CLAIM.require(claim, "appeal")
    if claim.appeal:
        raise Refused("claim.appealed", _("The maker has answered an appeal already."))
    if claim.appeal_due is not None and ctx.today > claim.appeal_due:
        raise Refused(
            "claim.appeal_late", _("The last day to appeal was %(day)s."), field="appeal", day=claim.appeal_due
        )
    CLAIM.advance(ctx, claim, "appeal", reason=cmd.appeal, appeal=cmd.appeal)
    return Done(id=claim.pk, number=claim.number)
