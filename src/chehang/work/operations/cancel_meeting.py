"""Cancel a meeting."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.heads import MANAGERS, led_by
from chehang.work.models import Meeting
from chehang.work.states import MEETING


class CancelMeeting(Command):
    """The meeting and why it does not take place."""

    meeting: Annotated[Id, Ref("work.Meeting")]
    reason: Reason


@operation("work.cancel_meeting", title=_("Cancel the meeting"), posts=MANAGERS)
def cancel_meeting(cmd: CancelMeeting, ctx: Context) -> Done:
    """Who called it, or leads the department, calls it off; the members are told. Refused for anybody else."""
    meeting = access.get(Meeting, cmd.meeting, ctx, lock=True)
    if meeting.caller_id != ctx.actor.employee_id and meeting.department not in led_by(ctx.actor):
        raise NotAllowed("meeting.not_yours", _("Only who called the meeting cancels it."))
    MEETING.advance(ctx, meeting, "cancel", reason=cmd.reason)
    for member in meeting.members.exclude(employee_id=ctx.actor.employee_id).order_by("id"):
        ctx.tell(
            _("Meeting %(what)s is cancelled: %(reason)s"),
            employee_id=member.employee_id,
            link=f"/work/meetings/{meeting.pk}/",
            what=meeting.title,
            reason=cmd.reason[:100],
        )
    return Done(id=meeting.pk, number=meeting.number)
