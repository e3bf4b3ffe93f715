"""Report the result of a goal."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Reason, Ref
from chehang.work.plans.planning import locked, require_planner
from chehang.work.plans.states import GOAL


class ReportGoal(Command):
    """What was reached, what proves it, and whether that is the end of it."""

    goal: Annotated[Id, Ref("work.Goal")]
    result: Annotated[NonNegativeQuantity, Field(title="Reached")]
    evidence: Annotated[Reason, Field(title="Evidence")]
    final: Annotated[bool, Field(title="This is the final result")] = False


@operation("work.report_goal", title=_("Report the result reached"), posts=("*",))
def report_goal(cmd: ReportGoal, ctx: Context) -> Done:
    """The owner reports as often as he likes; the final report ends the goal. Below target at the end, the cause is needed.
    Refused for a goal that does not run, and for a missed one without its cause."""
    goal = locked(ctx, cmd.goal)
    if goal.owner_id != ctx.actor.employee_id:
        require_planner(ctx, goal)
    if goal.state != "running":
        raise Refused("goal.not_running", _("Only a goal that runs has a result."))
    if cmd.final and cmd.result < goal.target and not goal.why:
        raise Refused(
            "goal.unexplained",
            _("The goal was missed: say why and what is done about it, then report."),
            field="result",
        )
    now: dict[str, Any] = {"result": cmd.result, "evidence": cmd.evidence, "reported_at": ctx.now}
    if cmd.final:
        GOAL.advance(ctx, goal, "review", **now)
    else:
        before = {"result": str(goal.result), "evidence": goal.evidence}
        for name, value in now.items():
            setattr(goal, name, value)
        goal.save(update_fields=list(now))
        ctx.changed(goal, before, {k: str(v) for k, v in now.items()})
    return Done(id=goal.pk, number=goal.number)
