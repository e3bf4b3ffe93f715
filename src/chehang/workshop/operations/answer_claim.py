"""The maker answers."""

from datetime import timedelta
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, NonNegativeMoney

from ..claiming import grant
from ..commands import Line200
from ..models import WarrantyClaim
from ..states import CLAIM
from .audit_claim import ClaimId


class AnswerClaim(Command):
    """How much he grants in all without VAT, his reference and, for less than was claimed, his reason."""

    claim: ClaimId
    granted_ex: Annotated[NonNegativeMoney, Field(title="Granted in all, without VAT")]
    answered_on: Annotated[PaperDate, Field(title="Answered on")]
    reference: Annotated[str, Field(max_length=40, title="Maker's reference")] = ""
    answer: Annotated[Line200, Field(title="Maker's reason")] = ""


@operation("workshop.answer_claim", title=_("Enter the maker's answer"), posts=("warranty_clerk",))
def answer_claim(cmd: AnswerClaim, ctx: Context) -> Done:
    """What is granted is billed to the maker and is income (P20); the rest may be appealed. Refused for more than was claimed,
    less than before, and a reduction without its reason."""
    claim = access.get(WarrantyClaim, cmd.claim, ctx, lock=True)
    CLAIM.require(claim, "grant")
    if cmd.granted_ex > claim.amount_ex or cmd.granted_ex < claim.granted_ex:
        raise Refused(
            "claim.granted",
            _("Between %(least)s and %(most)s can be granted."),
            field="granted_ex",
            least=f"{claim.granted_ex:,.2f}",
            most=f"{claim.amount_ex:,.2f}",
        )
    if cmd.granted_ex < claim.amount_ex and not cmd.answer:
        raise Refused("claim.reason", _("Write down the maker's reason for the reduction."), field="answer")
    more = cmd.granted_ex - claim.granted_ex
    inc = grant(ctx, claim, more, "appeal" if claim.appeal else "") if more else claim.granted_inc * 0
    move = "grant" if cmd.granted_ex == claim.amount_ex else "cut" if cmd.granted_ex else "reject"
    appeal = cmd.answered_on + timedelta(days=int(parameter(ctx, "workshop.appeal_within", ctx.today)))
    facts: dict[str, Any] = {"answered_on": cmd.answered_on, "answer": cmd.answer, "granted_ex": cmd.granted_ex}
    facts |= {"granted_inc": claim.granted_inc + inc, "appeal_due": None if move == "grant" else appeal}
    CLAIM.advance(ctx, claim, move, **facts | ({"reference": cmd.reference} if cmd.reference else {}))
    return Done(id=claim.pk, number=claim.number, state=claim.state, difference=str(claim.rejected_ex))
