"""The maker answers."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, NonNegativeMoney

from ..claiming import answer
from ..commands import Line200
from ..models import WarrantyClaim
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
    answer(ctx, claim, granted_ex=cmd.granted_ex, answered_on=cmd.answered_on, reference=cmd.reference, why=cmd.answer)
    return Done(id=claim.pk, number=claim.number, state=claim.state, difference=str(claim.rejected_ex))
