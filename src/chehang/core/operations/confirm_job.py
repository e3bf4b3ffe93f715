"""Answer what a job in the background asks."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import inbox
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.models import Job
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, RequiredText


class ConfirmJob(Command):
    """A job of one's own and the marks of its doubts."""

    job: Annotated[Id, Field(title=gettext_noop("Background job"))]
    confirm: Annotated[list[RequiredText], Field(max_length=100)] = []


@operation("core.confirm_job", title=_("Confirm and go on"), posts=("*",))
def confirm_job(cmd: ConfirmJob, ctx: Context) -> Done:
    """Confirm all a job asks about: it goes on. Refused while a question is left."""
    job = Job.objects.filter(pk=cmd.job, store_id=ctx.store_id, employee_id=ctx.actor.employee_id, state="asked")
    row = job.select_for_update().first()
    if row is None:
        raise NotFound("not_found", _("There is no such job."))
    if any(doubt["confirm"] not in cmd.confirm for doubt in row.doubts):
        raise Refused(
            "job.not_confirmed", _("Tick everything that is asked, or leave the job as it is."), field="confirm"
        )
    asked, row.confirmed = row.doubts, [*row.confirmed, *(d["confirm"] for d in row.doubts)]
    row.state, row.doubts, row.message, row.attempts = "waiting", [], "", 0
    row.save(update_fields=["state", "doubts", "message", "attempts", "confirmed"])
    inbox.settle("core.Job", row.pk, ctx.actor.employee_id, ctx.now)
    ctx.changed(row, {"state": "asked"}, {"state": "waiting", "confirmed": asked})
    return Done(id=row.pk)
