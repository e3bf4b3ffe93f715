"""Close a training session that was held."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import TrainingSession
from chehang.work.states import SESSION


class CloseSession(Command):
    """The session that is over, and what it cost."""

    session: Annotated[Id, Ref("work.TrainingSession")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost")] = Decimal(0)


@operation("work.close_session", title=_("Close the training"), posts=("*",))
def close_session(cmd: CloseSession, ctx: Context) -> Done:
    """The trainer or a manager ends it: no more sign-ins and quizzes. Refused while nobody was there."""
    session = access.get(TrainingSession, cmd.session, ctx, lock=True)
    if ctx.actor.employee_id != session.trainer_id and not ctx.actor.posts & set(MANAGERS):
        raise NotAllowed("session.not_yours", _("Only the trainer or a manager does this."))
    if not session.attendances.exists():
        raise Refused("session.nobody", _("Nobody has signed in. Cancel the training instead."))
    SESSION.advance(ctx, session, "hold", cost=cmd.cost)
    return Done(id=session.pk, number=session.number)
