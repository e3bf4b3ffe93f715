"""Approve a goal with all its parts."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS, led_by
from chehang.work.people import worker
from chehang.work.plans.planning import locked, require_sum
from chehang.work.plans.states import GOAL


class ApproveGoal(Command):
    """The goal; its parts run with it."""

    goal: Annotated[Id, Ref("work.Goal")]


@operation("work.approve_goal", title=_("Approve the plan"), posts=MANAGERS)
def approve_goal(cmd: ApproveGoal, ctx: Context) -> Done:
    """Another person than who planned it says yes, the general manager for the house; it runs with everything below it.

    Refused where parts do not add up at any depth, and where a part's owner left (H20).
    """
    goal = locked(ctx, cmd.goal)
    if goal.department not in led_by(ctx.actor):
        raise NotAllowed("goal.not_yours", _("You plan for yourself and for the department you lead."))
    if ctx.actor.employee_id == goal.made_by_id:
        raise Refused("goal.own_plan", _("You made this plan yourself. Another person has to approve it."))
    if goal.parent_id and goal.parent and goal.parent.state != "running":
        raise Refused(
            "goal.parent_first", _("Approve %(number)s first: this is a part of it."), number=goal.parent.number
        )
    waiting, count = [goal], 0
    while waiting:
        part = waiting.pop()
        require_sum(part)
        worker(ctx, part.owner_id)
        GOAL.advance(ctx, part, "approve", approved_by_id=ctx.actor.employee_id)
        waiting += part.children.select_for_update().filter(state="draft").order_by("-id")
        count += 1
    return Done(id=goal.pk, number=goal.number, count=count)
