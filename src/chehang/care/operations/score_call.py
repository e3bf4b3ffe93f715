"""Listen to a call and score it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Ref, Text

from ..models import CallScore
from ..states import SCORE

Points = Annotated[int, Field(ge=0, le=20)]


class ScoreCall(Command):
    """Five points of up to 20: opening, identity checked, script, facts recorded, closing."""

    score: Annotated[Id, Ref("care.CallScore"), Field(title="Call drawn")]
    opening: Annotated[Points, Field(title="Opening")]
    identity: Annotated[Points, Field(title="Identity checked")]
    script: Annotated[Points, Field(title="Script kept")]
    recording: Annotated[Points, Field(title="Facts recorded")]
    closing: Annotated[Points, Field(title="Closing")]
    coaching: Annotated[Text, Field(title="What the agent should do better")] = ""


@operation("care.score_call", title=_("Score the call"), posts=("customer_service_manager", "care_agent"))
def score_call(cmd: ScoreCall, ctx: Context) -> Done:
    """Another person than the agent scores. Below the limit coaching is written down; twice below it training is due.
    Refused for one's own call, and below the limit without what was coached."""
    score = access.get(CallScore, cmd.score, ctx, lock=True)
    if score.agent_id == ctx.actor.employee_id:
        raise Refused("score.own", _("This is your own call. Another person listens to it."))
    points = cmd.model_dump(include={"opening", "identity", "script", "recording", "closing"})
    total, limit = sum(points.values()), parameter(ctx, "care.coach_below", ctx.today)
    if total < limit and len(cmd.coaching) < 2:
        raise Refused(
            "score.coaching",
            _("%(total)s points are below %(limit)s. Write down what the agent should do better."),
            field="coaching",
            total=total,
            limit=int(limit),
        )
    before = CallScore.objects.filter(store_id=ctx.store_id, agent=score.agent, state="scored", total__lt=limit)
    twice = total < limit and before.exists()
    SCORE.advance(
        ctx, score, "score", **points, total=total, coaching=cmd.coaching, scored_by_id=ctx.actor.employee_id,
        scored_at=ctx.now,
    )  # fmt: skip
    if total < limit:
        ctx.tell(_("One of your calls got %(total)s points: %(coaching)s"), employee_id=score.agent_id, link="/care/call_quality/", total=total, coaching=cmd.coaching)  # fmt: skip
    if twice:
        ctx.tell(_("%(name)s was below %(limit)s points twice: plan a training."), post="customer_service_manager", link="/work/training_plan/", name=score.agent.name, limit=int(limit))  # fmt: skip
    return Done(id=score.pk, number=str(score), total=total)
