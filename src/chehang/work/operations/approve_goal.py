"""Approve a goal with all its parts."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.services import current_posts
from chehang.work.heads import HEADS, MANAGERS, led_by
from chehang.work.models import Goal
from chehang.work.people import worker
from chehang.work.plans.planning import locked, require_sum, whole
from chehang.work.plans.states import GOAL


class ApproveGoal(Command):
    """The goal; its parts run with it."""

    goal: Annotated[Id, Ref("work.Goal")]


@operation("work.approve_goal", title=_("Approve the plan"), posts=MANAGERS)
def approve_goal(cmd: ApproveGoal, ctx: Context) -> Done:
    """Another person than who planned it says yes, the general manager for the house; it runs with everything below it.

    Who heads a department has agreed before to what it has to reach: by the own plan, by agreeing, or by this very act.
    Refused where a department did not, where parts do not add up at any depth, and where a part's owner left (H20).
    """
    goal = locked(ctx, cmd.goal)
    if goal.department not in led_by(ctx.actor):
        raise NotAllowed("goal.not_yours", _("You plan for yourself and for the department you lead."))
    parts = [part for part in whole(goal) if part.state in ("draft", "agreed")]
    if ctx.actor.employee_id == goal.made_by_id and all(p.agreed_by_id in (None, ctx.actor.employee_id) for p in parts):
        raise Refused(
            "goal.own_plan",
            _("You made this plan yourself. Another person has to approve it, or its departments agree to it first."),
        )
    if goal.parent_id and goal.parent and goal.parent.state != "running":
        raise Refused(
            "goal.parent_first", _("Approve %(number)s first: this is a part of it."), number=goal.parent.number
        )
    voices = _voices(ctx, parts)
    for part in parts or [goal]:
        require_sum(part)
        worker(ctx, part.owner_id)
        voice: dict[str, Any] = {"agreed_by_id": voices[part.department]} if part.state == "draft" else {}
        GOAL.advance(ctx, part, "approve", approved_by_id=ctx.actor.employee_id, **voice)
    return Done(id=goal.pk, number=goal.number, count=len(parts))


def _voices(ctx: Context, parts: list[Goal]) -> dict[str, int | None]:
    """Who speaks for each department whose part is still a draft: who planned it or approves it, as its head. Nobody where
    nobody heads it; Refused where its head said nothing yet."""
    held = current_posts(ctx.store_id, ctx.today)
    found: dict[str, int | None] = {}
    silent = set()
    for part in (p for p in parts if p.state == "draft"):
        heads = {person for person, posts in held.items() if HEADS[part.department] in posts}
        spoke = heads & {part.made_by_id, ctx.actor.employee_id}
        found[part.department] = min(spoke, default=None)
        if heads and not spoke:
            silent.add(part.get_department_display())
    if silent:
        raise Refused(
            "goal.not_agreed",
            _("%(departments)s did not agree yet. Their managers agree for their departments first."),
            departments="、".join(sorted(silent)),
        )
    return found
