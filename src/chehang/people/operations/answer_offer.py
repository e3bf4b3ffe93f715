"""Note that a candidate accepts."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import Candidate
from chehang.people.states import CANDIDATE


class AnswerOffer(Command):
    """Who accepts."""

    candidate: Annotated[Id, Ref("people.Candidate")]


@operation("people.answer_offer", title=_("The candidate accepts"), posts=("hr_manager",))
def answer_offer(cmd: AnswerOffer, ctx: Context) -> Done:
    """The offer is accepted."""
    candidate = access.get(Candidate, cmd.candidate, ctx, lock=True)
    CANDIDATE.advance(ctx, candidate, "accept")
    return Done(id=candidate.pk)
