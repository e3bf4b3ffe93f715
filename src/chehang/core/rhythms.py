"""How often something comes round, in the store's local time: a text and the moments it means. Pure.

``day 02:00`` · ``workday 09:00`` · ``monday 08:00`` · ``month 1 09:00`` · ``month last 18:00`` · ``day closing 18:30``: when the
store closes by its calendar, at 18:30 on a day without opening hours. A day that a month does not have is its last. Each moment follows from the rhythm itself, never from when the last one was done, so nothing drifts.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .context import STORE_TIME

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = re.compile(
    rf"(?:(day|workday|{'|'.join(WEEKDAYS)})|month ([1-9]|[12]\d|3[01]|last))(?P<closing> closing)? ([01]\d|2[0-3]):([0-5]\d)\Z",
    re.ASCII,
)


@dataclass(frozen=True)
class Rhythm:
    """``days``: day, workday, a weekday, or "month"; then ``of_month`` is the day of the month (31: the last).

    ``closing``: at the hour the store closes, at ``at`` where it does not open.
    """

    days: str
    at: time
    of_month: int = 0
    closing: bool = False

    def falls(self, day: date, working: Callable[[date], bool]) -> bool:
        """Whether it comes round on a day."""
        if self.days == "month":
            return day.day == min(self.of_month, monthrange(day.year, day.month)[1])
        if self.days == "workday":
            return working(day)
        return self.days == "day" or WEEKDAYS[day.weekday()] == self.days

    def moments(
        self,
        after: datetime,
        until: datetime,
        working: Callable[[date], bool],
        closes: Callable[[date], time | None] = lambda day: None,
    ) -> Iterator[datetime]:
        """Each moment later than ``after`` and not later than ``until``, in order.

        A day on which it came at closing time has had it, also when the hour was put off afterwards.
        """
        day = after.astimezone(STORE_TIME).date() + timedelta(days=self.closing)
        while day <= until.astimezone(STORE_TIME).date():
            at = (closes(day) if self.closing else None) or self.at
            moment = datetime.combine(day, at, STORE_TIME)
            if after < moment <= until and self.falls(day, working):
                yield moment
            day += timedelta(days=1)


def read_rhythm(text: str) -> Rhythm:
    """The rhythm a text means; ValueError for any other text."""
    found = _WORDS.match(text.strip())
    if not found:
        raise ValueError(f"no rhythm: {text!r}")
    at, closing = time(int(found[4]), int(found[5])), bool(found["closing"])
    if found[1]:
        return Rhythm(found[1], at, closing=closing)
    return Rhythm("month", at, 31 if found[2] == "last" else int(found[2]), closing)
