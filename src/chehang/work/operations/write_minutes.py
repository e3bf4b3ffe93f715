"""Write the minutes of a meeting."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, LongText, Ref, RequiredText
from chehang.work.models import Decision, Meeting
from chehang.work.states import MEETING
from chehang.work.tasks.giving import require_future
from chehang.work.tasks.services import assign


class DecisionLine(Command):
    """What was decided, who does it and until when."""

    text: Annotated[RequiredText, Field(title="Decision")]
    owner: Annotated[Id, Ref("org.Employee")] | None = None
    due: Annotated[DueDate | None, Field(title="Finish by")] = None


class WriteMinutes(Command):
    """What was said, and what was decided."""

    meeting: Annotated[Id, Ref("work.Meeting")]
    minutes: LongText
    decisions: tuple[DecisionLine, ...] = ()


@operation("work.write_minutes", title=_("Write the minutes"), posts=("*",))
def write_minutes(cmd: WriteMinutes, ctx: Context) -> Done:
    """Keep the minutes; every decision becomes a task of its owner.

    Refused before the meeting, for who neither called it nor was asked to it, and for a decision without owner or date.
    """
    meeting = access.get(Meeting, cmd.meeting, ctx, lock=True)
    there = meeting.members.filter(employee_id=ctx.actor.employee_id).exists()
    if ctx.actor.employee_id != meeting.caller_id and not there:
        raise Refused("meeting.not_there", _("Minutes are written by who called the meeting or took part in it."))
    if ctx.now < meeting.at:
        raise Conflict("meeting.not_yet", _("The meeting has not begun. Write the minutes afterwards."))
    for n, line in enumerate(cmd.decisions):
        owner, due = _whole(line, n)
        require_future(ctx, due, field=f"decisions.{n}.due")
        task = assign(ctx, line.text, owner=owner, due=due, about=meeting)
        Decision.objects.create(
            store_id=ctx.store_id, meeting=meeting, n=n + 1, text=line.text, owner_id=owner, due=due, task=task
        )
    MEETING.advance(ctx, meeting, "hold", minutes=cmd.minutes, held_at=ctx.now)
    return Done(id=meeting.pk, number=meeting.number)


def _whole(line: DecisionLine, n: int) -> tuple[int, date]:
    if line.owner is None:
        raise Refused(
            "decision.no_owner",
            _("Decision %(n)s has no owner. Name who does it."),
            field=f"decisions.{n}.owner",
            n=n + 1,
        )
    if line.due is None:
        raise Refused(
            "decision.no_date",
            _("Decision %(n)s has no date. Say until when it is done."),
            field=f"decisions.{n}.due",
            n=n + 1,
        )
    return line.owner, line.due
