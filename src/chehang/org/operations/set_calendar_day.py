"""Set days of the store's calendar."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.calendar import read_hours
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import CalendarDay
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import Walls
from chehang.core.timers import reckon_again
from chehang.core.types import Command, Reason

MOST_DAYS = 31
CalendarDate = Annotated[dt.date, Walls(0, 800)]


class DayKind(StrEnum):
    """What a day is to the store; ``usual`` goes back to the state's calendar."""

    WORK = "work"
    OFF = "off"
    USUAL = "usual"


class SetCalendarDay(Command):
    """From which day to which (empty: that day alone), what it is, its opening hours (empty: as usual), and why."""

    day: CalendarDate
    until: CalendarDate | None = None
    kind: Annotated[DayKind, Field(title="Kind of day")]
    hours: Annotated[str, Field(max_length=40, title="Opening hours", description="08:30-12:00 13:00-17:30")] = ""
    reason: Reason


@operation(
    "org.set_calendar_day",
    title=_("Set days of the calendar"),
    posts=("hr_manager", "general_manager", "administrator"),
)
def set_calendar_day(cmd: SetCalendarDay, ctx: Context) -> Done:
    """Set one or several days, from today on; open deadlines in working time move with them.

    Refused for days that are over, more than a month at once, and opening hours that say nothing.
    """
    last = cmd.until or cmd.day
    if last < cmd.day or (last - cmd.day).days >= MOST_DAYS:
        raise Refused(
            "calendar.span", _("Name 1 to %(most)s days, the last not before the first."), field="until", most=MOST_DAYS
        )
    if cmd.hours:
        read_hours(cmd.hours)
    days = [cmd.day + dt.timedelta(days=n) for n in range((last - cmd.day).days + 1)]
    same = CalendarDay.objects.filter(store_id=ctx.store_id, day__range=(cmd.day, last)).values("day")
    before = {r["day"]: r["version"] for r in same.annotate(version=Max("version")).order_by()}
    made = CalendarDay.objects.bulk_create(
        [
            CalendarDay(
                store_id=ctx.store_id,
                day=day,
                version=before.get(day, 0) + 1,
                kind=cmd.kind.value,
                hours=cmd.hours,
                reason=cmd.reason,
                set_by_id=ctx.actor.employee_id,
                set_by_name=ctx.actor.name,
                set_at=ctx.now,
            )
            for day in days
        ]
    )
    ctx.changed(made[0], None, {"from": str(cmd.day), "until": str(last), "kind": cmd.kind.value, "hours": cmd.hours})
    return Done(id=made[0].pk, moved=reckon_again(ctx))
