"""Call a meeting."""

from datetime import datetime, time
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText, ShortText
from chehang.work.heads import MANAGERS
from chehang.work.meetings.kinds import MeetingKind
from chehang.work.models import Meeting, MeetingMember
from chehang.work.people import home_of, worker


class Member(Command):
    """A colleague who is asked to come."""

    employee: Annotated[Id, Ref("org.Employee")]


class CallMeeting(Command):
    """What about, when and where, and who comes."""

    title: Annotated[RequiredText, Field(title="Meeting")]
    kind: MeetingKind
    day: Annotated[DueDate, Field(title="Date")]
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", title="Time (HH:MM)")]
    agenda: Reason
    members: tuple[Member, ...]
    place: ShortText = ""


@operation("work.call_meeting", title=_("Call a meeting"), posts=MANAGERS)
def call_meeting(cmd: CallMeeting, ctx: Context) -> Done:
    """Ask colleagues together. Refused without members, for who left, and for a moment that is over."""
    hours, minutes = map(int, cmd.time.split(":"))
    at = datetime.combine(cmd.day, time(hours, minutes), STORE_TIME)
    if at < ctx.now:
        raise Refused("meeting.past", _("This moment is over. Choose a later one."), field="day")
    members = list(dict.fromkeys(m.employee for m in cmd.members))
    if not members:
        raise Refused("meeting.alone", _("Name who is to come to the meeting."), field="members")
    for employee in members:
        worker(ctx, employee, field="members")
    meeting = Meeting.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "HY"),
        kind=cmd.kind,
        title=cmd.title,
        department=home_of(ctx.actor.posts),
        at=at,
        place=cmd.place,
        agenda=cmd.agenda,
        caller_id=ctx.actor.employee_id,
    )
    for employee in members:
        MeetingMember.objects.create(store_id=ctx.store_id, meeting=meeting, employee_id=employee)
        if employee != ctx.actor.employee_id:
            ctx.tell(
                _("Meeting %(what)s on %(day)s at %(time)s"),
                employee_id=employee,
                link=f"/work/meetings/{meeting.pk}/",
                what=cmd.title,
                day=cmd.day.isoformat(),
                time=cmd.time,
            )
    ctx.changed(meeting, None, {"number": meeting.number, "title": cmd.title, "at": at.isoformat()})
    return Done(id=meeting.pk, number=meeting.number)
