"""What the acts on goals share: making them, adding up, who may plan for whom."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.work.heads import led_by
from chehang.work.people import home_of, worker

from .kinds import Span
from .models import Goal
from .states import GOAL

SPANS = tuple(Span)
LEFT_OUT = ("dropped",)


def locked(ctx: Context, pk: int, field: str = "") -> Goal:
    """The goal, locked for this act."""
    return access.get(Goal, pk, ctx, lock=True)


def require_planner(ctx: Context, goal: Goal) -> None:
    """Refused unless the actor leads the department of the goal, or owns the goal it is a part of."""
    parent_owner = goal.parent.owner_id if goal.parent_id and goal.parent else 0
    if goal.department not in led_by(ctx.actor) and ctx.actor.employee_id not in (goal.owner_id, parent_owner):
        raise NotAllowed("goal.not_yours", _("You plan for yourself and for the department you lead."))


def require_draft(goal: Goal) -> None:
    """Refused for a goal that runs or is over."""
    if goal.state != "draft":
        raise Refused(
            "goal.not_draft",
            _("%(number)s is approved already. Change it with a reason; the change is a new version."),
            number=goal.number,
        )


def whole(goal: Goal) -> list[Goal]:
    """The goal and everything below it that is not dropped, locked for this act; a level a question."""
    found, level = [goal], [goal]
    while level:
        below = Goal.objects.select_for_update().filter(parent__in=level).exclude(state="dropped").order_by("id")
        level = list(below)
        found += level
    return found


def ask_anew(ctx: Context, goal: Goal) -> None:
    """What a department agreed to is changed: it is a draft again, and asked for its word anew."""
    if goal.state == "agreed":
        GOAL.advance(ctx, goal, "ask_anew", agreed_by_id=None)


def make(
    ctx: Context,
    *,
    span: Span,
    title: str,
    measure: str,
    target: Decimal,
    starts: date,
    due: date,
    owner_id: int,
    parent: Goal | None = None,
    plan_text: str = "",
    field: str = "owner",
) -> Goal:
    """Write a goal down. Refused for an owner who left, days that run backwards or outside the parent's."""
    _employee, posts = worker(ctx, owner_id, field=field)
    if starts > due:
        raise Refused("goal.days", _("The goal ends before it begins."), field="due")
    if parent is not None and not (parent.starts <= starts and due <= parent.due):
        raise Refused(
            "goal.outside_parent",
            _("The days have to lie within those of %(number)s (%(starts)s to %(due)s)."),
            field="due",
            number=parent.number,
            starts=parent.starts.isoformat(),
            due=parent.due.isoformat(),
        )
    goal = Goal.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JH"),
        parent=parent,
        span=span,
        title=title,
        measure=measure,
        target=target,
        starts=starts,
        due=due,
        department=home_of(posts),
        owner_id=owner_id,
        plan_text=plan_text,
        made_by_id=ctx.actor.employee_id,
    )
    ctx.changed(goal, None, {"number": goal.number, "target": str(target), "owner": owner_id, "due": due.isoformat()})
    return goal


def sum_of_children(goal: Goal) -> Decimal | None:
    """What the parts of a goal add up to; None where it has none."""
    parts = goal.children.exclude(state__in=LEFT_OUT)
    total: Decimal | None = parts.aggregate(total=Sum("target"))["total"]
    return total


def require_sum(goal: Goal) -> None:
    """Refused where the parts do not add up to the goal (H20)."""
    total = sum_of_children(goal)
    if total is not None and total != goal.target:
        raise Refused(
            "goal.does_not_add_up",
            _("The parts of %(number)s add up to %(total)s, the goal is %(target)s. Mend the parts or the goal."),
            number=goal.number,
            total=f"{total.normalize():f}",
            target=f"{goal.target.normalize():f}",
        )
