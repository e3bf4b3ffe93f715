"""Set a goal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref, RequiredText, Text
from chehang.work.plans.kinds import Span
from chehang.work.plans.planning import locked, make, require_draft, require_planner


class SetGoal(Command):
    """What is to be reached, measured how, by whom, from when until when."""

    title: Annotated[RequiredText, Field(title="Goal")]
    measure: Annotated[RequiredText, Field(title="Measured by", max_length=60)]
    target: Annotated[NonNegativeQuantity, Field(title="Target")]
    span: Span
    starts: Annotated[DueDate, Field(title="From day")]
    due: Annotated[DueDate, Field(title="Finish by")]
    owner: Annotated[Id, Ref("org.Employee")]
    parent: Annotated[Id | None, Ref("work.Goal"), Field(title="Part of")] = None
    plan_text: Annotated[Text, Field(title="How")] = ""


@operation("work.set_goal", title=_("Set a goal"), posts=("*",))
def set_goal(cmd: SetGoal, ctx: Context) -> Done:
    """A manager plans for his department, everybody for himself; a part lies within the days of its parent.

    Refused for who left, for another department, and under a goal that runs already.
    """
    parent = locked(ctx, cmd.parent) if cmd.parent else None
    if parent is not None:
        require_draft(parent)
    goal = make(
        ctx,
        span=cmd.span,
        title=cmd.title,
        measure=cmd.measure,
        target=cmd.target,
        starts=cmd.starts,
        due=cmd.due,
        owner_id=cmd.owner,
        parent=parent,
        plan_text=cmd.plan_text,
    )
    require_planner(ctx, goal)
    return Done(id=goal.pk, number=goal.number)
