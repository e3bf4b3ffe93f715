"""Shift targets between the parts of a goal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Reason, Ref
from chehang.work.plans.planning import ask_anew, locked, require_planner, require_sum


class PartTarget(Command):
    """A part and its target from now on."""

    part: Annotated[Id, Ref("work.Goal"), Field(title="Part of the goal")]
    target: Annotated[NonNegativeQuantity, Field(title="Target")]


class SetGoalParts(Command):
    """The goal, the new targets of some of its parts, and why."""

    goal: Annotated[Id, Ref("work.Goal")]
    parts: Annotated[tuple[PartTarget, ...], Field(min_length=1, max_length=60, title="Parts of the goal")]
    reason: Reason


@operation("work.set_goal_parts", title=_("Change the parts"), posts=("*",))
def set_goal_parts(cmd: SetGoalParts, ctx: Context) -> Done:
    """The targets move, their sum stays that of the goal; each changed part is a new version, and its department is asked anew. Refused otherwise (H20)."""
    goal = locked(ctx, cmd.goal)
    require_planner(ctx, goal)
    parts = {c.pk: c for c in goal.children.select_for_update().exclude(state="dropped").order_by("id")}
    for n, wanted in enumerate(cmd.parts):
        part = parts.get(wanted.part)
        if part is None:
            raise Refused(
                "goal.no_part", _("This is no part of %(number)s."), field=f"parts.{n}.part", number=goal.number
            )
        if part.state == "reviewed" or part.children.exclude(state="dropped").exists():
            raise Refused(
                "goal.part_fixed",
                _("%(number)s is reviewed or split itself: its target stands."),
                field=f"parts.{n}.part",
                number=part.number,
            )
        ask_anew(ctx, part)
        before = {"target": str(part.target)}
        part.target, part.version = wanted.target, part.version + 1
        part.save(update_fields=["target", "version"])
        ctx.changed(part, before, {"target": str(part.target), "reason": cmd.reason})
    require_sum(goal)
    return Done(id=goal.pk, number=goal.number)
