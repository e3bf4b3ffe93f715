"""Score an appraisal."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    NonNegativeQuantity,
    Ref,
    Text,
)
from chehang.people.appraising import may_score
from chehang.people.judging import points, total
from chehang.people.models import Appraisal, AppraisalLine
from chehang.people.states import APPRAISAL
from chehang.work.heads import MANAGERS


class Reached(Command):
    """The number of a yardstick, and what was reached."""

    n: Annotated[int, Field(ge=1, le=20, title="Item no.")]
    actual: Annotated[NonNegativeQuantity, Field(title="Reached")]


class ScoreAppraisal(Command):
    """What was reached at each yardstick that no measure fills, and a word."""

    appraisal: Annotated[Id, Ref("people.Appraisal"), Field(title="Appraisal")]
    reached: Annotated[tuple[Reached, ...], Field(max_length=20, title="Reached")] = ()
    comment: Annotated[Text, Field(title="What the manager says")] = ""


@operation("people.score_appraisal", title=_("Score the appraisal"), posts=MANAGERS)
def score_appraisal(cmd: ScoreAppraisal, ctx: Context) -> Done:
    """By the manager of the person; a yardstick filled by a measure stands. Refused while one is empty."""
    sheet = access.get(Appraisal, cmd.appraisal, ctx, lock=True)
    if not may_score(ctx, sheet):
        raise NotAllowed("appraisal.not_yours", _("The manager of the person appraises."))
    said = {r.n: r.actual for r in cmd.reached}
    lines = list(sheet.lines.order_by("n"))
    for line in lines:
        line.actual = line.actual if line.measure and line.actual is not None else said.get(line.n, line.actual)
        if line.actual is None:
            raise Refused("appraisal.empty", _("Say what was reached: %(what)s."), field="reached", what=line.title)
        line.score = points(line.target, line.actual, line.less, line.floor)
    AppraisalLine.objects.bulk_update(lines, ["actual", "score"])
    score = total((line.weight, line.score or Decimal(0)) for line in lines)
    APPRAISAL.advance(
        ctx, sheet, "score", score=score, comment=cmd.comment, appraiser_id=ctx.actor.employee_id, scored_on=ctx.today
    )
    ctx.tell(_("Your appraisal of %(month)s: %(score)s. Agree, or appeal within the days allowed."), employee_id=sheet.employee_id,
             link="/people/me/", month=f"{sheet.month:%Y-%m}", score=f"{score:.2f}")  # fmt: skip
    return Done(id=sheet.pk, number=sheet.number, score=str(score))
