"""Book a meeting room."""

from datetime import datetime, time, timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.office.models import BookedQuarter, Booking, Room

QUARTER = timedelta(minutes=15)
Quarter = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):(00|15|30|45)$", description="09:00, 09:15, 09:30 …")]


class BookRoom(Command):
    """Which room, from when until when on a day, what for, for how many."""

    room: Annotated[Id, Ref("office.Room"), Field(title="Room")]
    day: Annotated[DueDate, Field(title="Day")]
    since: Annotated[Quarter, Field(title="From (quarter of an hour)")]
    until: Annotated[Quarter, Field(title="Until (quarter of an hour)")]
    purpose: Annotated[RequiredText, Field(title="What for")]
    people: Annotated[int, Field(ge=1, le=2000, title="People")] = 2


@operation("office.book_room", title=_("Book a room"), posts=("*",))
def book_room(cmd: BookRoom, ctx: Context) -> Done:
    """Each quarter of an hour is taken once (the database sees to it). Refused for a time that is over or ends before it
    begins, for more people than seats, and, naming who has it, where the room is taken."""
    room = access.get(Room, cmd.room, ctx, lock=True)
    starts, ends = (_at(cmd, text) for text in (cmd.since, cmd.until))
    if ends <= starts:
        raise Refused("room.times", _("The booking ends before it begins."), field="until")
    if ends <= ctx.now:
        raise Refused("room.past", _("This time is over."), field="day")
    if cmd.people > room.seats:
        raise Refused("room.small", _("%(room)s has %(seats)s seats. Take a larger room."), field="people",
                      room=room.name, seats=room.seats)  # fmt: skip
    quarters = [starts + n * QUARTER for n in range(int((ends - starts) / QUARTER))]
    taken = BookedQuarter.objects.filter(room=room, at__gte=starts, at__lt=ends).order_by("at")
    if other := taken.select_related("booking__booked_by").first():
        raise Conflict(
            "room.taken", _("%(room)s is taken by %(who)s: %(what)s. Choose another time or room."), field="since",
            room=room.name, who=other.booking.booked_by.name, what=other.booking.purpose,
        )  # fmt: skip
    made = Booking.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "HYS"), room=room, starts=starts, ends=ends, purpose=cmd.purpose,
        people=cmd.people, booked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    for at in quarters:
        BookedQuarter.objects.create(store_id=ctx.store_id, booking=made, room=room, at=at)
    ctx.changed(made, None, {"room": room.name, "from": starts.isoformat(), "until": ends.isoformat()})
    return Done(id=made.pk, number=made.number)


def _at(cmd: BookRoom, text: str) -> datetime:
    hours, minutes = map(int, text.split(":"))
    return datetime.combine(cmd.day, time(hours, minutes), STORE_TIME)
