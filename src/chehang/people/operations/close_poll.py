"""Close a survey among the staff."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import Poll
from chehang.people.states import POLL


class ClosePoll(Command):
    """The survey; from now on its result is shown and nobody answers any more."""

    poll: Annotated[Id, Ref("people.Poll"), Field(title="Survey")]


@operation("people.close_poll", title=_("Close the survey"), posts=("hr_manager",))
def close_poll(cmd: ClosePoll, ctx: Context) -> Done:
    """Results before the end would show what single people add: there are none. Whom a feedback is about is told."""
    poll = access.get(Poll, cmd.poll, ctx, lock=True)
    POLL.advance(ctx, poll, "close")
    if poll.about_id:
        ctx.tell(
            _("Your feedback is there: %(what)s"),
            employee_id=poll.about_id,
            what=poll.title,
            link=f"/people/polls/{poll.pk}/result/",
        )
    return Done(id=poll.pk, number=poll.number, answered=poll.voices.filter(answered=True).count())
