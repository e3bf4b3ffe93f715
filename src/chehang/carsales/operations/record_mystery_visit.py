"""Record a mystery visit."""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import MysteryVisit
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Reason, Ref, Text
from chehang.org.models import Employee

StepName = Literal["reception", "needs", "presentation", "drive", "offer", "order", "handover", "follow"]


class StepScore(Command):
    """A step of the process and its points."""

    step: Annotated[StepName, Field(title="Step")]
    points: Annotated[int, Field(ge=0, le=100, title="Points of 100")]


class RecordMysteryVisit(Command):
    """The day, the consultant, points by step, what was seen, and what is done about it."""

    on: PaperDate
    consultant: Annotated[Id, Ref("org.Employee")]
    scores: Annotated[
        tuple[StepScore, ...], Field(min_length=1, max_length=len(get_args(StepName)), title="Steps of the process")
    ]
    remark: Annotated[Reason, Field(title="What was seen")]
    measure: Annotated[Text, Field(title="What is done about it")] = ""


@operation(
    "carsales.record_mystery_visit",
    title=_("Record a mystery visit"),
    posts=("sales_manager", "customer_service_manager"),
)
def record_mystery_visit(cmd: RecordMysteryVisit, ctx: Context) -> Done:
    """Keep the points; the consultant is told. Refused for a step twice, and below 60 points without a measure."""
    steps = [s.step for s in cmd.scores]
    if len(set(steps)) < len(steps):
        raise Refused("mystery.twice", _("A step stands there twice."), field="scores")
    person = access.get(Employee, cmd.consultant, ctx)
    if min(s.points for s in cmd.scores) < 60 and not cmd.measure:
        raise Refused(
            "mystery.measure", _("A step has fewer than 60 points: say what is done about it."), field="measure"
        )
    mean = round_half_up(Decimal(sum(s.points for s in cmd.scores)) / len(steps) / 100, 4)
    row = MysteryVisit.objects.create(
        store_id=ctx.store_id, on=cmd.on, consultant=person, scores={s.step: s.points for s in cmd.scores}, mean=mean, remark=cmd.remark,
        measure=cmd.measure, noted_by_id=ctx.actor.employee_id, noted_by_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(row, None, {"consultant": person.pk, "mean": str(mean)})
    ctx.tell(
        _("A mystery visit was recorded: %(points)s points"),
        employee_id=person.pk,
        link=f"/carsales/mystery_visits/{row.pk}/",
        points=f"{mean * 100:.1f}",
    )
    return Done(id=row.pk)
