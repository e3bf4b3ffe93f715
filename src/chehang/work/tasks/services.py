"""What other subjects and departments may do with tasks inside their transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from chehang.core import approvals
from chehang.core.context import Actor, Context
from chehang.work.cases.models import CaseRecord
from chehang.work.people import home_of, worker
from chehang.work.plans.models import Goal
from chehang.work.subjects import names_of, subject_of

from .giving import make, tell_giver, tell_owner
from .kinds import TaskKind
from .models import Task
from .states import OPEN, TASK


def assign(
    ctx: Context,
    title: str,
    *,
    owner: int,
    due: date,
    about: Any = None,
    completes_by: str = "",
    detail: str = "",
    urgent: bool = False,
    helpers: Collection[int] = (),
    kind: TaskKind = TaskKind.FOLLOW_UP,
) -> Task:
    """Give an employee a task about a document. Refused when the owner left or holds no post here.

    ``completes_by`` names an operation: when somebody does it to the document, the task is finished by itself.
    """
    _employee, posts = worker(ctx, owner)
    return make(
        ctx,
        kind,
        title,
        department=home_of(posts),
        due=due,
        owner_id=owner,
        detail=detail,
        subject=subject_of(about),
        completes_by=completes_by,
        urgent=urgent,
        helpers=helpers,
    )


def complete_about(ctx: Context, model: str, object_id: int, operation: str) -> int:
    """Finish the tasks that wait for this operation on this object; how many there were."""
    waiting = Task.objects.select_for_update(of=("self",)).filter(
        store_id=ctx.store_id,
        completes_by=operation,
        about__in=names_of(model),
        about_id=object_id,
        state__in=("offered", "open", "doing"),
    )
    done = 0
    for task in waiting.order_by("id"):
        if task.waits_for_id and task.waits_for and task.waits_for.open:
            continue
        if task.state == "offered":
            TASK.advance(ctx, task, "accept")
        TASK.advance(ctx, task, "finish", result=f"{operation} {task.about_words}"[:1000], ended_at=ctx.now)
        done += 1
    return done


@dataclass(frozen=True)
class OpenWork:
    """A thing a person still owes: what it is, its words, its day, its page."""

    kind: str
    object_id: int
    words: str
    due: date | None
    url: str


def tasks_of(store_id: int, employee_id: int) -> QuerySet[Task]:
    """The open tasks an employee owns."""
    return Task.objects.filter(store_id=store_id, owner_id=employee_id, state__in=OPEN).order_by("due", "id")


def open_work_of(store_id: int, employee_id: int) -> list[OpenWork]:
    """What an employee still owes: before he leaves it has to be handed over."""
    return [
        *(OpenWork("task", t.pk, str(t), t.due, f"/work/tasks/{t.pk}/") for t in tasks_of(store_id, employee_id)),
        *(OpenWork("goal", g.pk, str(g), g.due, f"/work/goals/{g.pk}/") for g in goals_of(store_id, employee_id)),
        *(OpenWork("case", c.pk, str(c), None, f"/work/cases/{c.pk}/") for c in cases_of(store_id, employee_id)),
    ]


def cases_of(store_id: int, employee_id: int) -> QuerySet[CaseRecord]:
    """The open cases an employee owns."""
    return CaseRecord.objects.filter(store_id=store_id, owner_id=employee_id).exclude(state="closed").order_by("id")


def goals_of(store_id: int, employee_id: int) -> QuerySet[Goal]:
    """The goals an employee still has to reach."""
    return Goal.objects.filter(
        store_id=store_id, owner_id=employee_id, state__in=("draft", "agreed", "running")
    ).order_by("id")


def give_to(ctx: Context, task: Task, owner: int, reason: str) -> None:
    """Hand a task over to another owner; who owes an answer accepts anew. The former giver is told."""
    _employee, posts = worker(ctx, owner)
    before = {"owner": task.owner_id, "department": task.department}
    task.owner_id, task.department = owner, home_of(posts)
    task.handed_over += 1
    task.save(update_fields=["owner", "department", "handed_over"])
    task.helpers.filter(employee_id=owner).delete()
    ctx.changed(task, before, {"owner": owner, "department": task.department, "reason": reason})
    tell_owner(ctx, task)


def hand_over_all(ctx: Context, employee_id: int, owner: int, reason: str) -> int:
    """Hand everything an employee owes over to a colleague; how much there was."""
    waiting = tasks_of(ctx.store_id, employee_id).select_for_update(of=("self",))
    count = 0
    for task in waiting.order_by("id"):
        give_to(ctx, task, owner, reason)
        count += 1
    for case in cases_of(ctx.store_id, employee_id).select_for_update(of=("self",)):
        if case.compensation_approved_by_id == owner:
            continue
        case.owner_id = owner
        case.save(update_fields=["owner"])
        approvals.also_author(ctx, case, owner)
        ctx.changed(case, {"owner": employee_id}, {"owner": owner, "reason": reason})
        count += 1
    for goal in goals_of(ctx.store_id, employee_id).select_for_update(of=("self",)):
        goal.owner_id = owner
        goal.save(update_fields=["owner"])
        ctx.changed(goal, {"owner": employee_id}, {"owner": owner, "reason": reason})
        count += 1
    return count


def seen_by(actor: Actor) -> QuerySet[Task]:
    """The tasks a person takes part in: owns, gave, or helps with."""
    me = actor.employee_id
    mine = Q(owner_id=me) | Q(giver_id=me) | Q(pk__in=Task.objects.filter(helpers__employee_id=me).values("pk"))
    return Task.objects.filter(mine, store_id=actor.store_id)


__all__ = ["OpenWork", "assign", "complete_about", "give_to", "hand_over_all", "open_work_of", "seen_by", "tell_giver"]
