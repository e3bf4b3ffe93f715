"""The business calendar of a store: working days, opening hours, and when something is due. Beijing time.

Working days follow the state's calendar (holidays and 调休), seeded from ``data/holidays.csv``, which is the list of the
library chinesecalendar 1.11 (the State Council's notices). A store sets days of its own by ``org.set_calendar_day``;
opening hours are dated figures (``calendar.hours.…``).
"""

import csv
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext_lazy as _

from .context import STORE_TIME, Actor, Context
from .errors import Refused
from .models import CalendarDay
from .once import once
from .parameters import Figure, Figures, Known, Unit, Who, declare, figures_of, parameter, text_parameter

Span = tuple[time, time]
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII)
LAST_SECOND = time(23, 59, 59)
LONGEST_CLOSED = 400  # days without one open minute: then no working time will ever come


def read_hours(text: str) -> tuple[Span, ...]:
    """ "08:30-12:00 13:00-17:30" as spans, "closed" as none. Refused for anything else."""
    if text.strip() == "closed":
        return ()
    spans: list[Span] = []
    for word in text.split():
        found = _SPAN.match(word)
        span = (time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))) if found else None
        if span is None or span[0] >= span[1] or (spans and spans[-1][1] > span[0]):
            raise Refused("hours.malformed", _("Write opening hours like 08:30-12:00 13:00-17:30, or closed."))
        spans.append(span)
    if not spans:
        raise Refused("hours.malformed", _("Write opening hours like 08:30-12:00 13:00-17:30, or closed."))
    return tuple(spans)


CUSTOM = "行业惯例,待门店核定"
declare(
    *(
        Figure(f"calendar.hours.{day}", title, Unit.TEXT, (Known(date(2016, 1, 1), hours, CUSTOM),), check=read_hours)
        for day, title, hours in (
            ("workday", _("Opening hours on working days"), "08:30-17:30"),
            ("saturday", _("Opening hours on Saturdays"), "08:30-17:30"),
            ("sunday", _("Opening hours on Sundays"), "08:30-17:30"),
            ("holiday", _("Opening hours on public holidays"), "closed"),
        )
    )
)


@dataclass(frozen=True)
class StateDay:
    """A day of the state's calendar that is not as its weekday says: off, or worked in exchange."""

    off: bool
    name: str


@cache
def state_days() -> dict[date, StateDay]:
    """Public holidays and days worked in exchange."""
    text = files("chehang.core").joinpath("data/holidays.csv").read_text(encoding="utf-8")
    return {
        date.fromisoformat(row["date"]): StateDay(row["kind"] == "off", row["name"])
        for row in csv.DictReader(text.splitlines())
    }


def known_until() -> date:
    """The last day of the last year whose holidays are known; later years follow their weekdays alone."""
    return date(max(state_days()).year, 12, 31)


@dataclass(frozen=True)
class Within:
    """A time allowed: exactly one of these, or the name of a figure that says it (its unit counts)."""

    minutes: int = 0
    hours: int = 0
    working_minutes: int = 0
    working_hours: int = 0
    days: int = 0
    working_days: int = 0
    months: int = 0
    figure: str = ""

    def __post_init__(self) -> None:
        if len([v for v in vars(self).values() if v]) != 1 or any(
            v < 0 for v in vars(self).values() if v != self.figure
        ):
            raise ValueError(f"a time allowed is exactly one positive amount: {self}")

    def reckoned(self, who: Who, on: date) -> tuple[str, int]:
        """(unit, amount) as they hold on a day."""
        if self.figure:
            from .parameters import declared

            return declared()[self.figure].unit.value, int(parameter(who, self.figure, on))
        return next((unit, amount) for unit, amount in vars(self).items() if amount)


WORKING = ("working_minutes", "working_hours", "working_days")
UNITS = ("minutes", "hours", *WORKING[:2], "days", "working_days", "months")


class Calendar:
    """The calendar of one store, its own days read once."""

    def __init__(self, who: Context | Actor | Figures) -> None:
        self.figures = figures_of(who)
        self._own: dict[date, CalendarDay] | None = None

    def own(self, day: date) -> CalendarDay | None:
        """What the store decided about a day, if it still differs."""
        if self._own is None:
            rows = CalendarDay.objects.filter(store_id=self.figures.store_id).order_by("version")
            self._own = {row.day: row for row in rows}
        found = self._own.get(day)
        return None if found is None or (found.kind == "usual" and not found.hours) else found

    def is_working_day(self, day: date) -> bool:
        """A working day in the sense of law and office: 调休 counts, the store's own decision first."""
        own, state = self.own(day), state_days().get(day)
        if own is not None and own.kind != "usual":
            return own.kind == "work"
        return not state.off if state else day.weekday() < 5

    def hours(self, day: date) -> tuple[Span, ...]:
        """When the store is open on a day."""
        own, state = self.own(day), state_days().get(day)
        if own is not None and own.hours:
            return read_hours(own.hours)
        if own is not None and own.kind == "off":
            return ()
        if own is not None and own.kind == "work":
            name = "workday"
        elif state:
            name = "holiday" if state.off else "workday"
        else:
            name = {5: "saturday", 6: "sunday"}.get(day.weekday(), "workday")
        return read_hours(text_parameter(self.figures, f"calendar.hours.{name}", day))

    def closing(self, day: date) -> time | None:
        """When it closes for the day; None where it does not open."""
        found = self.hours(day)
        return found[-1][1] if found else None

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """The opening hours of a day as moments."""
        return [(_at(day, begin), _at(day, end)) for begin, end in self.hours(day)]

    def working_minutes(self, since: datetime, until: datetime) -> int:
        """Whole minutes of opening hours between two moments; 0 when the second is not later."""
        total, day = timedelta(), _local(since).date()
        while day <= _local(until).date():
            for begin, end in self.spans(day):
                total += max(min(end, until) - max(begin, since), timedelta())
            day += timedelta(days=1)
        return int(total.total_seconds() // 60)

    def after(self, start: datetime, minutes: int) -> datetime:
        """The moment when so many minutes of opening hours have passed. Refused where the store never opens."""
        left, day, closed = timedelta(minutes=minutes), _local(start).date(), 0
        while closed < LONGEST_CLOSED:
            closed += 1
            for opens, end in self.spans(day):
                begin = max(opens, start)
                if begin < end:
                    closed = 0
                    if end - begin >= left:
                        return begin + left
                    left -= end - begin
            day += timedelta(days=1)
        raise Refused(
            "calendar.never_open", _("By its calendar the store never opens again. Set its opening hours first.")
        )

    def days(self, since: datetime, until: datetime) -> tuple[date, date]:
        """Two moments as days of the store."""
        return _local(since).date(), _local(until).date()

    def working_day_after(self, day: date, count: int) -> date:
        """The so-manieth working day after a day, which does not count itself."""
        idle = 0
        while count:
            day += timedelta(days=1)
            count, idle = (count - 1, 0) if self.is_working_day(day) else (count, idle + 1)
            if idle > LONGEST_CLOSED:
                raise Refused(
                    "calendar.no_working_day", _("By its calendar no working day comes. Look at the calendar first.")
                )
        return day

    def due(self, start: datetime, unit: str, amount: int) -> datetime:
        """When something that starts now is due. Days and months end with their last day; the day of the start does not
        count; 31 January and a month is the last of February."""
        day = _local(start).date()
        if unit == "minutes":
            return start + timedelta(minutes=amount)
        if unit == "hours":
            return start + timedelta(hours=amount)
        if unit == "working_minutes":
            return self.after(start, amount)
        if unit == "working_hours":
            return self.after(start, amount * 60)
        if unit == "days":
            return end_of(day + timedelta(days=amount))
        if unit == "working_days":
            return end_of(self.working_day_after(day, amount))
        if unit == "months":
            return end_of(months_after(day, amount))
        raise ValueError(f"no unit of time: {unit}")


def due(who: Context | Actor, start: datetime, within: Within) -> datetime:
    """When something is due that starts at ``start``."""
    return calendar_of(who).due(start, *within.reckoned(figures_of(who), _local(start).date()))


def calendar_of(who: Context | Actor | Figures) -> Calendar:
    """The calendar of a store; within one act, and on one page, it is read once."""
    if isinstance(who, Actor):
        return once(("calendar", who.store_id), lambda: Calendar(who))
    if not isinstance(who, Context):
        return Calendar(who)
    if "calendar" not in who.memo:
        who.memo["calendar"] = Calendar(who)
    found: Calendar = who.memo["calendar"]
    return found


def months_after(day: date, count: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(day: date) -> datetime:
    """The last second of a day in the store."""
    return _at(day, LAST_SECOND)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, STORE_TIME)


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return moment.astimezone(STORE_TIME)


def words(unit: str, amount: int) -> str:
    """A time allowed as people say it."""
    return f"{amount} {Unit(unit).label}"


def choices() -> list[tuple[str, Any]]:
    """The units of time."""
    return [(u, Unit(u).label) for u in UNITS]
