"""Note what was answered to a claim."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import Claim
from chehang.warehouse.shipping.states import CLAIM


class AnswerClaim(Command):
    """The claim, whether it is accepted, and their words."""

    claim: Annotated[Id, Ref("warehouse.Claim")]
    accepted: Annotated[bool, Field(title="Accepted")]
    answer: Annotated[Reason, Field(title="Answer")]


@operation("warehouse.answer_claim", title=_("Note the answer"), posts=("parts_planner", "parts_manager"))
def answer_claim(cmd: AnswerClaim, ctx: Context) -> Done:
    """Accepted or rejected; what was rejected may be accepted after all."""
    made = access.get(Claim, cmd.claim, ctx, lock=True)
    CLAIM.advance(ctx, made, "accept" if cmd.accepted else "reject", reason=cmd.answer, answer=cmd.answer)
    return Done(id=made.pk, number=made.number)
