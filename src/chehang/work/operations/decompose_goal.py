"""Split a goal by weights."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref, ShortText
from chehang.work.plans.decompose import UNIT, decompose
from chehang.work.plans.kinds import Span
from chehang.work.plans.planning import ask_anew, locked, make, require_draft, require_planner, require_sum


class GoalPart(Command):
    """One part: its weight decides its share."""

    owner: Annotated[Id, Ref("org.Employee")]
    span: Span
    starts: Annotated[DueDate, Field(title="From day")]
    due: Annotated[DueDate, Field(title="Finish by")]
    weight: Annotated[NonNegativeQuantity, Field(title="Weight")]
    title: Annotated[ShortText, Field(title="Goal")] = ""


class DecomposeGoal(Command):
    """The goal and its parts: each with owner, days and weight; whole numbers by default."""

    goal: Annotated[Id, Ref("work.Goal")]
    parts: Annotated[tuple[GoalPart, ...], Field(min_length=2, max_length=60, title="Parts of the goal")]
    whole: Annotated[bool, Field(title="Whole numbers")] = True


@operation("work.decompose_goal", title=_("Split the goal"), posts=("*",))
def decompose_goal(cmd: DecomposeGoal, ctx: Context) -> Done:
    """The parts add up to the goal exactly: largest remainder, the earlier part first where remainders are equal (H20).

    Refused for a goal that was split already, and for an owner who left.
    """
    goal = locked(ctx, cmd.goal)
    require_planner(ctx, goal)
    ask_anew(ctx, goal)
    require_draft(goal)
    if goal.children.exclude(state="dropped").exists():
        raise Refused("goal.split_already", _("%(number)s is split already. Change its parts."), number=goal.number)
    weights = [part.weight for part in cmd.parts]
    if not sum(weights):
        raise Refused("goal.no_weights", _("Give at least one part a weight above zero."), field="parts.0.weight")
    targets = decompose(goal.target, weights, Decimal(1) if cmd.whole else UNIT)
    for n, (part, target) in enumerate(zip(cmd.parts, targets, strict=True)):
        make(
            ctx,
            span=part.span,
            title=part.title or goal.title,
            measure=goal.measure,
            target=target,
            starts=part.starts,
            due=part.due,
            owner_id=part.owner,
            parent=goal,
            field=f"parts.{n}.owner",
        )
    require_sum(goal)
    return Done(id=goal.pk, number=goal.number)
