"""Acts that take long are done in the background (后台任务): the page goes on, ``chehang worker`` does the act as the
person who asked, the answer or the refusal comes to that person's inbox.

A job is an operation with its command and its key, nothing of its own: done twice it happens once. Where the act asks,
the job is ``asked`` until the person confirms it (``core.confirm_job``), then it waits again.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from .context import Actor, Clock, Context
from .doubts import Doubtful
from .errors import NotAllowed, Refused
from .models import Job
from .operation import Operation, operations
from .types import Command

ATTEMPTS = 3
ENDS = {
    "done": _("%(job)s is finished."),
    "failed": _("%(job)s failed: %(why)s"),
    "asked": _("%(job)s asks: %(why)s"),
}


def later(
    op: Operation[Any],
    cmd: Command,
    *,
    actor: Actor,
    clock: Clock,
    key: str,
    link: str = "",
    not_before: datetime | None = None,
) -> Job:
    """Ask for an act in the background; the same key gives the same job.

    ``link`` is where its result stands, with ``{id}`` for the id of the answer; before ``not_before`` no
    worker takes it. Raises NotAllowed at once where the
    act itself would; ValueError for a command that holds secrets or files and so cannot be kept.
    """
    if not actor.may(op.name):
        raise NotAllowed("not_allowed", _("Your post does not do this: %(what)s."), what=op.title)
    request = cmd.model_dump_json()
    if not _kept_whole(op, cmd, request):
        raise ValueError(f"{op.name} cannot be put off: its command is not kept whole")
    asked = {
        "request": request,
        "link": link,
        "language": translation.get_language() or "",
        "created_at": clock.now(),
        "not_before": not_before,
    }
    mine = {"store_id": actor.store_id, "account_id": actor.account_id, "name": op.name, "key": key}
    return Job.objects.get_or_create(**mine, defaults={**asked, "employee_id": actor.employee_id})[0]


def _kept_whole(op: Operation[Any], cmd: Command, request: str) -> bool:
    try:
        return bool(op.command.model_validate_json(request) == cmd)
    except ValidationError:
        return False


def take() -> Job | None:
    """Take the oldest waiting job; of two workers one gets it."""
    with transaction.atomic():
        ready = Q(not_before=None) | Q(not_before__lte=Clock().now())
        waiting = Job.objects.filter(ready, state="waiting").order_by("id").first()
        if waiting is None:
            return None
        now = {"state": "running", "started_at": Clock().now(), "attempts": waiting.attempts + 1}
        won = Job.objects.filter(pk=waiting.pk, state="waiting").update(**now)
    return Job.objects.get(pk=waiting.pk) if won else None


def recover(now: datetime) -> int:
    """Let what a worker left running wait again: called when a worker starts. Returns how many.

    An act that was done before the worker was cut off is only answered again; what cuts off every worker is given up.
    """
    left = Job.objects.filter(state="running")
    left.filter(attempts__gte=ATTEMPTS).update(
        state="failed", ended_at=now, message=str(_("The work was cut off again and again. Tell your administrator."))
    )
    return left.update(state="waiting", done=0, total=0)


def run(job: Job, actor: Actor, clock: Clock, *, trouble: str = "") -> None:
    """Do the act of one job; progress is committed as it goes, the answer or the refusal is kept with the row.

    Of an act of the house nobody is told but the post ``trouble``, when it failed.
    """

    def progress(done: int, total: int) -> None:
        Job.objects.filter(pk=job.pk).update(done=done, total=total)

    with translation.override(job.language or translation.get_language()):
        outcome = _outcome(job, actor, clock, progress)
    ended = None if outcome["state"] == "asked" else clock.now()
    Job.objects.filter(pk=job.pk).update(ended_at=ended, **outcome)
    ctx = Context(actor, clock, "core.run_job")
    ctx.subject = ("core.Job", job.pk)
    title = ENDS[outcome["state"]]
    where = outcome.get("link") or f"/jobs/{job.pk}/"
    name = operations()[job.name].title
    told = {"employee_id": job.employee_id} if job.employee_id else {"post": trouble}
    if not job.employee_id and (outcome["state"] == "done" or not trouble):
        return
    ctx.tell(title, **told, link=where, job=name, why=outcome["message"])


def _outcome(job: Job, actor: Actor, clock: Clock, progress: Any) -> dict[str, Any]:
    op = operations()[job.name]
    try:
        cmd = op.command.model_validate_json(job.request)
        done = op(cmd, actor=actor, clock=clock, key=job.key, confirmed=job.confirmed, progress=progress)
    except Doubtful as asked:
        # Nobody stands behind an act of the house to answer.
        state = "asked" if job.account_id else "failed"
        return {"state": state, "message": asked.message[:500], "doubts": [d.told() for d in asked.doubts]}
    except Refused as refusal:
        return {"state": "failed", "message": refusal.message[:500]}
    except Exception:
        logging.getLogger("chehang.worker").exception("job %s", job.pk)
        return {"state": "failed", "message": str(_("The work stopped unexpectedly. Tell your administrator."))}
    return {"state": "done", "message": "", "doubts": [], "link": job.link.replace("{id}", str(done.id))}
