"""Background work: a row with progress, run by ``chehang worker``; results and failures reach the inbox."""

import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .context import Actor, Clock, Context
from .errors import Refused
from .models import Job

Progress = Callable[[int, int], None]
Work = Callable[[dict[str, Any], Actor, Clock, Progress], dict[str, Any]]
_works: dict[str, tuple[Any, Work]] = {}


def job(name: str, title: Any) -> Callable[[Work], Work]:
    """Register a function (arguments, actor, clock, progress) -> result as background work."""

    def register(work: Work) -> Work:
        _works[name] = (title, work)
        return work

    return register


def jobs() -> dict[str, tuple[Any, Work]]:
    """The registry: name → (title, function)."""
    return dict(_works)


def enqueue(ctx: Context, name: str, arguments: dict[str, Any]) -> Job:
    """Ask for background work, in the caller's transaction: it starts only if that commits."""
    if name not in _works:
        raise ValueError(f"no job is named {name}")
    return Job.objects.create(
        store_id=ctx.store_id,
        name=name,
        arguments=arguments,
        employee_id=ctx.actor.employee_id,
        account_id=ctx.actor.account_id,
        created_at=ctx.now,
    )


def take() -> Job | None:
    """Take the oldest waiting job; of two workers one gets it."""
    with transaction.atomic():
        waiting = Job.objects.filter(state="waiting").order_by("id").values_list("id", flat=True).first()
        if waiting is None:
            return None
        won = Job.objects.filter(pk=waiting, state="waiting").update(state="running", started_at=Clock().now())
    return Job.objects.get(pk=waiting) if won else None


def recover(now: datetime) -> int:
    """Close what a worker left running when it was cut off: called when a worker starts. Returns how many."""
    return Job.objects.filter(state="running").update(
        state="failed", ended_at=now, message=str(_("The work was cut off. Please start it again."))
    )


def run(job_row: Job, actor: Actor, clock: Clock) -> None:
    """Do the work of one job row; progress is committed as it goes, a failure is kept with the row."""

    def progress(done: int, total: int) -> None:
        Job.objects.filter(pk=job_row.pk).update(done=done, total=total)

    try:
        result = _works[job_row.name][1](job_row.arguments, actor, clock, progress)
        outcome = {"state": "done", "result": result, "message": ""}
    except Refused as refusal:
        outcome = {"state": "failed", "message": refusal.message[:500]}
    except Exception:  # noqa: BLE001 — a broken job must not stop the worker; the trace is kept for the administrator
        outcome = {
            "state": "failed",
            "message": str(_("The work stopped unexpectedly.")),
            "result": {"trace": traceback.format_exc()},
        }
    Job.objects.filter(pk=job_row.pk).update(ended_at=clock.now(), **outcome)
    ctx = Context(actor, clock, "core.run_job")
    ctx.subject = ("core.Job", job_row.pk)
    title = _("%(job)s is finished.") if outcome["state"] == "done" else _("%(job)s failed: %(why)s")
    ctx.tell(
        title,
        employee_id=job_row.employee_id,
        link=f"/jobs/{job_row.pk}/",
        job=_works[job_row.name][0],
        why=outcome["message"],
    )
