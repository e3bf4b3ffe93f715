"""Drop a draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.plans.planning import locked, require_planner
from chehang.work.plans.states import GOAL


class DropGoal(Command):
    """The goal, and why."""

    goal: Annotated[Id, Ref("work.Goal")]
    reason: Reason


@operation("work.drop_goal", title=_("Drop the draft"), posts=("*",))
def drop_goal(cmd: DropGoal, ctx: Context) -> Done:
    """A draft without parts is dropped; the parts left must add up again before the goal above runs. Refused for one that has parts."""
    goal = locked(ctx, cmd.goal)
    require_planner(ctx, goal)
    if goal.children.exclude(state="dropped").exists():
        raise Refused("goal.has_parts", _("%(number)s has parts. Drop those first."), number=goal.number)
    GOAL.advance(ctx, goal, "drop", reason=cmd.reason)
    return Done(id=goal.pk, number=goal.number)
