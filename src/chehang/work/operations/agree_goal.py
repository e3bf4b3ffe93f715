"""Agree to a plan for the own department."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS, headed_by
from chehang.work.plans.planning import locked, require_sum, whole
from chehang.work.plans.states import GOAL


class AgreeGoal(Command):
    """The goal, or one it is a part of."""

    goal: Annotated[Id, Ref("work.Goal")]


@operation("work.agree_goal", title=_("Agree for the department"), posts=MANAGERS)
def agree_goal(cmd: AgreeGoal, ctx: Context) -> Done:
    """Whatever of the plan a department has to reach, its manager says yes to before the plan is approved; a target that
    changes afterwards is asked anew.

    Refused where no draft of a department that the actor heads is there, and where its parts do not add up (H20).
    """
    goal, mine = locked(ctx, cmd.goal), headed_by(ctx.actor)
    parts = [part for part in whole(goal) if part.state == "draft" and part.department in mine]
    if not parts:
        raise Refused(
            "goal.nothing_to_agree",
            _("No draft in %(number)s is your department's: there is nothing to agree to."),
            number=goal.number,
        )
    for part in parts:
        require_sum(part)
        GOAL.advance(ctx, part, "agree", agreed_by_id=ctx.actor.employee_id)
    return Done(id=goal.pk, number=goal.number, count=len(parts))
