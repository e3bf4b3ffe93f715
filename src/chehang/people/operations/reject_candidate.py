"""Do not take a candidate."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.people.models import Candidate
from chehang.people.states import CANDIDATE


class RejectCandidate(Command):
    """Who, and why: by us or by the candidate."""

    candidate: Annotated[Id, Ref("people.Candidate")]
    reason: Reason


@operation("people.reject_candidate", title=_("Do not take the candidate"), posts=("hr_manager",))
def reject_candidate(cmd: RejectCandidate, ctx: Context) -> Done:
    """The candidate is out, with the reason."""
    candidate = access.get(Candidate, cmd.candidate, ctx, lock=True)
    CANDIDATE.advance(ctx, candidate, "reject", reason=cmd.reason)
    return Done(id=candidate.pk)
