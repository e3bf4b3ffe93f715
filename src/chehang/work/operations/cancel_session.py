"""Cancel a training session."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import TrainingSession
from chehang.work.states import SESSION


class CancelSession(Command):
    """The session and why it is not held."""

    session: Annotated[Id, Ref("work.TrainingSession")]
    reason: Reason


@operation("work.cancel_session", title=_("Cancel the training"), posts=("*",))
def cancel_session(cmd: CancelSession, ctx: Context) -> Done:
    """The trainer or a manager calls it off. Refused once somebody has signed in."""
    session = access.get(TrainingSession, cmd.session, ctx, lock=True)
    if ctx.actor.employee_id != session.trainer_id and not ctx.actor.posts & set(MANAGERS):
        raise NotAllowed("session.not_yours", _("Only the trainer or a manager does this."))
    if session.attendances.exists():
        raise Refused("session.attended", _("Somebody has signed in. Close the training instead."))
    SESSION.advance(ctx, session, "cancel", reason=cmd.reason)
    return Done(id=session.pk, number=session.number)
