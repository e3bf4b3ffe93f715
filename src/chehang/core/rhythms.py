"""How often something comes round, in the store's local time: a text and the moments it means. Pure.

``day 02:00`` · ``workday 09:00`` · ``monday 08:00`` · ``month 1 09:00`` · ``month last 18:00``. A day that a month does not
have is its last. Each moment follows from the rhythm itself, never from when the last one was done, so nothing drifts.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .context import STORE_TIME

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = re.compile(
    rf"(?:(day|workday|{'|'.join(WEEKDAYS)})|month ([1-9]|[12]\d|3[01]|last)) ([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII
)


@dataclass(frozen=True)
class Rhythm:
    """``days``: day, workday, a weekday, or "month"; then ``of_month`` is the day of the month (31: the last)."""

    days: str
    at: time
    of_month: int = 0

    def falls(self, day: date, working: Callable[[date], bool]) -> bool:
        """Whether it comes round on a day."""
        if self.days == "month":
            return day.day == min(self.of_month, monthrange(day.year, day.month)[1])
        if self.days == "workday":
            return working(day)
        return self.days == "day" or WEEKDAYS[day.weekday()] == self.days

    def moments(self, after: datetime, until: datetime, working: Callable[[date], bool]) -> Iterator[datetime]:
        """Each moment later than ``after`` and not later than ``until``, in order."""
        day = after.astimezone(STORE_TIME).date()
        while day <= until.astimezone(STORE_TIME).date():
            moment = datetime.combine(day, self.at, STORE_TIME)
            if after < moment <= until and self.falls(day, working):
                yield moment
            day += timedelta(days=1)


def read_rhythm(text: str) -> Rhythm:
    """The rhythm a text means; ValueError for any other text."""
    found = _WORDS.match(text.strip())
    if not found:
        raise ValueError(f"no rhythm: {text!r}")
    at = time(int(found[3]), int(found[4]))
    if found[1]:
        return Rhythm(found[1], at)
    return Rhythm("month", at, 31 if found[2] == "last" else int(found[2]))
