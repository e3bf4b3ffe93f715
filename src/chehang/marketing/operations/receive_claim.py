"""The money of a co-fund claim came."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref

from ..models import CofundClaim
from ..states import CLAIM


class ReceiveClaim(Command):
    """The claim, the day, and the reference of the bank."""

    claim: Annotated[Id, Ref("marketing.CofundClaim"), Field(title="Claim on the maker")]
    on: Annotated[PaperDate, Field(title="Money came on")]
    reference: Annotated[str, Field(min_length=2, max_length=60, title="Bank reference")]


@operation("marketing.receive_claim", title=_("Subsidy received"), posts=("finance_manager", "cashier", "accountant"))
def receive_claim(cmd: ReceiveClaim, ctx: Context) -> Done:
    """Finance says that the granted amount came in. Refused before it was granted."""
    claim = access.get(CofundClaim, cmd.claim, ctx, lock=True)
    CLAIM.advance(ctx, claim, "receive", received_on=cmd.on, reference=cmd.reference)
    ctx.tell(
        _("The maker's share of %(what)s came in: %(amount)s"), post="marketing_manager",
        link=f"/marketing/claims/{claim.pk}/", what=str(claim.campaign), amount=f"{claim.granted:,.2f}",
    )  # fmt: skip
    return Done(id=claim.pk, number=claim.campaign.number)
