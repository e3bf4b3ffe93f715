"""Change a goal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeQuantity, Reason, Ref, Text
from chehang.work.heads import MANAGERS
from chehang.work.people import home_of, worker
from chehang.work.plans.planning import ask_anew, locked, require_planner, require_sum


class ChangeGoal(Command):
    """The goal as it shall be, and why."""

    goal: Annotated[Id, Ref("work.Goal")]
    target: Annotated[NonNegativeQuantity, Field(title="Target")]
    due: Annotated[DueDate, Field(title="Finish by")]
    owner: Annotated[Id, Ref("org.Employee")]
    reason: Reason
    plan_text: Annotated[Text, Field(title="How")] = ""


@operation("work.change_goal", title=_("Change the goal"), posts=MANAGERS)
def change_goal(cmd: ChangeGoal, ctx: Context) -> Done:
    """A change is a new version with its reason; the target of a part moves only together with its siblings.

    A goal that runs is changed by the general manager only; of who left, the target is handed over this way too. What a department agreed to is asked anew. Refused for a goal that does not run, for days outside the goal above, and for days that end before they begin.
    """
    goal = locked(ctx, cmd.goal)
    require_planner(ctx, goal)
    if goal.state not in ("draft", "agreed", "running"):
        raise Refused("goal.not_running", _("Only a goal that runs has a result."))
    if goal.state == "running" and cmd.target != goal.target and "general_manager" not in ctx.actor.posts:
        raise NotAllowed("goal.approved_target", _("An approved target is changed by the general manager only."))
    _employee, posts = worker(ctx, cmd.owner)
    if goal.parent_id and goal.parent and not goal.parent.starts <= cmd.due <= goal.parent.due:
        raise Refused("goal.outside_parent", _("The day lies outside those of the goal it is a part of."), field="due")
    if cmd.due < goal.starts:
        raise Refused("goal.days", _("The goal ends before it begins."), field="due")
    ask_anew(ctx, goal)
    before = {n: str(getattr(goal, n)) for n in ("target", "due", "owner_id", "plan_text")}
    goal.target, goal.due, goal.owner_id, goal.plan_text = cmd.target, cmd.due, cmd.owner, cmd.plan_text
    goal.department, goal.version = home_of(posts), goal.version + 1
    goal.save(update_fields=["target", "due", "owner", "plan_text", "department", "version"])
    ctx.changed(goal, before, {n: str(getattr(goal, n)) for n in before} | {"reason": cmd.reason})
    if goal.state == "running":
        require_sum(goal)
        if goal.parent_id and goal.parent:
            require_sum(goal.parent)
    return Done(id=goal.pk, number=goal.number)
