"""Sign in to a training session."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import Attendance, TrainingSession
from chehang.work.people import worker

EARLY, LATE = timedelta(hours=1), timedelta(hours=12)


class SignInToSession(Command):
    """The session whose code was scanned; the trainer may sign in a colleague."""

    session: Annotated[Id, Ref("work.TrainingSession")]
    employee: Annotated[Id, Ref("org.Employee"), Field(title="Colleague (by the trainer)")] | None = None


@operation("work.sign_in_to_session", title=_("Sign in to the training"), posts=("*",))
def sign_in_to_session(cmd: SignInToSession, ctx: Context) -> Done:
    """Be there. From an hour before until twelve hours after it began; once.

    Refused for a colleague unless the trainer or a manager says so.
    """
    session = access.get(TrainingSession, cmd.session, ctx)
    if session.state != "announced":
        raise Conflict("session.over", _("This training is closed."))
    if not session.at - EARLY <= ctx.now <= session.at + LATE:
        raise Refused(
            "session.not_now", _("Sign-in is open from one hour before the training until twelve hours after it began.")
        )
    who = cmd.employee or ctx.actor.employee_id
    if who != ctx.actor.employee_id:
        if ctx.actor.employee_id != session.trainer_id and not ctx.actor.posts & set(MANAGERS):
            raise NotAllowed(
                "session.for_others", _("Everybody signs in for himself; the trainer may do it for others.")
            )
        worker(ctx, who, field="employee")
    if session.attendances.filter(employee_id=who).exists():
        raise Conflict("session.signed_in_before", _("This person is signed in already."))
    made = Attendance.objects.create(store_id=ctx.store_id, session=session, employee_id=who, at=ctx.now)
    ctx.changed(session, None, {"signed_in": who})
    return Done(id=made.pk, number=session.number)
