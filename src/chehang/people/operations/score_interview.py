"""Say what one thinks of a candidate."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.people.models import Candidate, Interview
from chehang.people.states import CANDIDATE
from chehang.work.heads import MANAGERS

Points = Annotated[int, Field(ge=0, le=25)]


class ScoreInterview(Command):
    """Four counts of 0 to 25."""

    candidate: Annotated[Id, Ref("people.Candidate")]
    knowledge: Annotated[Points, Field(title="Knowledge (0–25)")]
    experience: Annotated[Points, Field(title="Experience (0–25)")]
    attitude: Annotated[Points, Field(title="Attitude (0–25)")]
    manner: Annotated[Points, Field(title="Manner (0–25)")]
    note: Annotated[Text, Field(title="Impression")] = ""


@operation("people.score_interview", title=_("Score an interview"), posts=MANAGERS)
def score_interview(cmd: ScoreInterview, ctx: Context) -> Done:
    """Each interviewer once; what was written stays. Refused for who is hired or was not taken."""
    candidate = access.get(Candidate, cmd.candidate, ctx, lock=True)
    if candidate.state not in ("new", "met"):
        raise Refused("candidate.decided", _("About this candidate it is decided already."))
    if candidate.interviews.filter(interviewer_id=ctx.actor.employee_id).exists():
        raise Conflict("interview.twice", _("You have scored this candidate already."))
    scores = {n: getattr(cmd, n) for n in ("knowledge", "experience", "attitude", "manner")}
    made = Interview.objects.create(
        store_id=ctx.store_id, candidate=candidate, interviewer_id=ctx.actor.employee_id, on=ctx.today,
        total=sum(scores.values()), note=cmd.note, **scores,
    )  # fmt: skip
    ctx.changed(made, None, {"total": made.total})
    if candidate.state == "new":
        CANDIDATE.advance(ctx, candidate, "meet")
    return Done(id=made.pk, total=made.total)
