"""Making a task and giving it to somebody: what all ways of giving share."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.work.heads import led_by
from chehang.work.people import worker
from chehang.work.subjects import NOTHING, Subject

from .kinds import ANSWERED, TaskKind
from .models import Task, TaskHelper
from .states import TASK

LONGEST_CHAIN = 50


def mine_url(task: Task) -> str:
    """The page of a task for whoever takes part in it."""
    return f"/work/my-tasks/{task.pk}/"


def require_future(ctx: Context, due: date, field: str = "due") -> None:
    """Refused for a day that is over."""
    if due < ctx.today:
        raise Refused(
            "task.due_past", _("%(day)s is over. Choose today or a later day."), field=field, day=due.isoformat()
        )


def make(
    ctx: Context,
    kind: TaskKind,
    title: str,
    *,
    department: str,
    due: date,
    owner_id: int | None = None,
    detail: str = "",
    subject: Subject = NOTHING,
    completes_by: str = "",
    remind_on: date | None = None,
    answer_by: datetime | None = None,
    urgent: bool = False,
    helpers: Collection[int] = (),
    waits_for: Task | None = None,
) -> Task:
    """Write a task down, with its helpers; who owes an answer has to accept it, all others have it at once."""
    task = Task.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "RW"),
        kind=kind,
        title=title,
        detail=detail,
        about=subject.document,
        about_id=subject.object_id,
        about_words=subject.words,
        completes_by=completes_by,
        department=department,
        owner_id=owner_id,
        giver_id=ctx.actor.employee_id or None,
        given_at=ctx.now,
        due=due,
        remind_on=remind_on,
        answer_by=answer_by,
        urgent=urgent,
        wants_answer=kind in ANSWERED,
        waits_for=waits_for,
    )
    ctx.changed(task, None, {"number": task.number, "title": title, "owner": owner_id, "due": due.isoformat()})
    set_helpers(ctx, task, helpers)
    if kind not in ANSWERED:
        TASK.advance(ctx, task, "accept")
    tell_owner(ctx, task)
    return task


def set_helpers(ctx: Context, task: Task, helpers: Collection[int]) -> None:
    """Let exactly these colleagues help; the owner needs no helper's name."""
    wanted = {pk for pk in helpers if pk != task.owner_id}
    for pk in sorted(wanted):
        worker(ctx, pk, field="helpers")
    there = set(task.helpers.values_list("employee_id", flat=True))
    if wanted == there:
        return
    task.helpers.exclude(employee_id__in=wanted).delete()
    TaskHelper.objects.bulk_create(
        [TaskHelper(store_id=ctx.store_id, task=task, employee_id=pk) for pk in sorted(wanted - there)]
    )
    ctx.changed(task, {"helpers": sorted(there)}, {"helpers": sorted(wanted)})


def tell_owner(ctx: Context, task: Task, title: Any = None, **params: Any) -> None:
    """Tell whoever has it now, unless that is the actor; without words: that it is there."""
    if task.owner_id and task.owner_id != ctx.actor.employee_id:
        ctx.tell(
            title or _("Task %(number)s for you, due %(due)s: %(what)s"),
            employee_id=task.owner_id,
            link=mine_url(task),
            number=task.number,
            what=task.title,
            **(params if title else {"due": task.due.isoformat()}),
        )


def tell_giver(ctx: Context, task: Task, title: Any, **params: Any) -> None:
    """Tell who gave it, unless that is the actor."""
    if task.giver_id and task.giver_id != ctx.actor.employee_id:
        ctx.tell(title, employee_id=task.giver_id, link=mine_url(task), number=task.number, what=task.title, **params)


def chained(ctx: Context, first_id: int | None, task: Task | None = None) -> Task | None:
    """The task another one is to wait for, locked with all that it waits for itself.

    Refused when it is over, and when waiting would go round in a circle.
    """
    if first_id is None:
        return None
    seen: list[Task] = []
    at: int | None = first_id
    while at is not None:
        if (task is not None and at == task.pk) or len(seen) >= LONGEST_CHAIN:
            raise Refused(
                "task.waits_for_itself",
                _("The task would wait for itself: %(chain)s. Choose another one to wait for."),
                field="waits_for",
                chain=" → ".join(t.number for t in [*seen, *([task] if task else [])]),
            )
        found = Task.objects.select_for_update().filter(store_id=ctx.store_id, pk=at).first()
        if found is None:
            raise Refused("task.unknown_predecessor", _("There is no such task to wait for."), field="waits_for")
        seen.append(found)
        at = found.waits_for_id
    if not seen[0].open:
        raise Refused(
            "task.predecessor_over",
            _("%(number)s is over: nothing has to wait for it."),
            field="waits_for",
            number=seen[0].number,
        )
    return seen[0]


def require_turn(task: Task) -> None:
    """Refused while the task it waits for is not over."""
    if task.waits_for_id and task.waits_for and task.waits_for.open:
        raise Refused(
            "task.waits",
            _("%(number)s has to be done first: %(what)s."),
            number=task.waits_for.number,
            what=task.waits_for.title,
        )


def require_owner(ctx: Context, task: Task) -> None:
    """Refused unless the actor owns the task."""
    if task.owner_id != ctx.actor.employee_id:
        raise Conflict(
            "task.not_yours",
            _("%(number)s belongs to %(name)s. Ask for it to be handed over to you."),
            number=task.number,
            name=str(task.owner or "-"),
        )


def require_giver(ctx: Context, task: Task) -> None:
    """Refused unless the actor gave the task or leads the department it belongs to."""
    if task.giver_id != ctx.actor.employee_id and task.department not in led_by(ctx.actor):
        raise NotAllowed("task.not_given_by_you", _("Only who gave the task, or who leads the department, does this."))


def require_part(ctx: Context, task: Task) -> None:
    """Refused unless the actor owns the task, gave it, or leads the department."""
    if task.owner_id != ctx.actor.employee_id:
        require_giver(ctx, task)


def require_other(ctx: Context, task: Task) -> None:
    """Refused for the owner, and for who neither gave the task nor leads the department."""
    if task.owner_id == ctx.actor.employee_id:
        raise Refused("task.own_result", _("You did this task yourself. Who gave it has to confirm the result."))
    require_giver(ctx, task)
