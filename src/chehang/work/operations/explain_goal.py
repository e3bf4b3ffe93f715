"""Say why a goal is behind and what comes next (PDCA)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText
from chehang.work.plans.planning import locked, require_planner
from chehang.work.tasks.giving import require_future
from chehang.work.tasks.services import assign


class ExplainGoal(Command):
    """Problem, cause, countermeasure, and when it is checked; with an owner the countermeasure becomes a task."""

    goal: Annotated[Id, Ref("work.Goal")]
    problem: Reason
    why: Annotated[Reason, Field(title="Cause")]
    next_step: Annotated[RequiredText, Field(title="Countermeasure")]
    check_on: Annotated[DueDate, Field(title="To be checked on")]
    owner: Annotated[Id, Ref("org.Employee")] | None = None


@operation("work.explain_goal", title=_("Explain and act"), posts=("*",))
def explain_goal(cmd: ExplainGoal, ctx: Context) -> Done:
    """Problem, cause, measure, check: the desk reminds of the day; a task is given to who carries it out. Refused for a goal that does not run."""
    goal = locked(ctx, cmd.goal)
    if goal.owner_id != ctx.actor.employee_id:
        require_planner(ctx, goal)
    if goal.state != "running":
        raise Refused("goal.not_running", _("Only a goal that runs has a result."))
    require_future(ctx, cmd.check_on, "check_on")
    before = {"problem": goal.problem, "why": goal.why, "next_step": goal.next_step}
    goal.problem, goal.why, goal.next_step, goal.check_on = cmd.problem, cmd.why, cmd.next_step, cmd.check_on
    goal.save(update_fields=["problem", "why", "next_step", "check_on"])
    ctx.changed(goal, before, {"problem": cmd.problem, "why": cmd.why, "next_step": cmd.next_step})
    if cmd.owner:
        assign(ctx, cmd.next_step, owner=cmd.owner, due=cmd.check_on, about=goal)
    return Done(id=goal.pk, number=goal.number)
