"""From punches to hours. A punch belongs to the shift around whose start and end it lies; a missing one is an exception, not hours."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chehang.core.context import STORE_TIME

BEFORE = timedelta(hours=4)  # so long before its start and after its end a punch still belongs to a shift
LONGEST = timedelta(hours=16)


@dataclass(frozen=True)
class Day:
    """Minutes of a shift: worked, late, left early, at night (22–6). ``state``: well, late, missing or absent."""

    state: str
    worked: int = 0
    late: int = 0
    early: int = 0
    night: int = 0
    first: datetime | None = None
    last: datetime | None = None


def span_of(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """When a shift begins and ends; over midnight it ends the next day."""
    begin = datetime.combine(day, starts, STORE_TIME)
    end = datetime.combine(day, ends, STORE_TIME)
    return begin, end if end > begin else end + timedelta(days=1)


def window(
    begin: datetime, end: datetime, before: datetime | None = None, after: datetime | None = None
) -> tuple[datetime, datetime]:
    """Between which moments a punch belongs to a shift. ``before``: when the shift before it ended, ``after``: when the next one
    begins; what lies between two shifts belongs to the nearer one, so that no punch is counted twice."""
    since, until = begin - BEFORE, end + BEFORE
    if before is not None and before <= begin:
        since = max(since, before + (begin - before) / 2)
    if after is not None and after >= end:
        until = min(until, end + (after - end) / 2)
    return since, until


def judge(
    day: date,
    starts: time,
    ends: time,
    pause: int,
    punches: Sequence[datetime],
    before: datetime | None = None,
    after: datetime | None = None,
) -> Day:
    """What the punches (in order) say about a shift. Time before its start and after its end counts only as ordered overtime."""
    begin, end = span_of(day, starts, ends)
    since, until = window(begin, end, before, after)
    mine = punches[bisect_left(punches, since) : bisect_right(punches, until)]
    if not mine:
        return Day("absent")
    first, last = mine[0], mine[-1]
    if len(mine) == 1 or last - first < timedelta(minutes=5) or last - first > LONGEST:
        return Day("missing", first=first, last=last)
    came, left = max(first, begin), min(last, end)
    worked = max(int((left - came).total_seconds() // 60), 0)
    worked -= min(pause, worked)
    late, early = _minutes(came - begin), _minutes(end - left)
    return Day("late" if late or early else "well", worked, late, early, _night(came, left), first, last)


def _minutes(span: timedelta) -> int:
    return max(int(span.total_seconds() // 60), 0)


def _night(came: datetime, left: datetime) -> int:
    """Minutes between 22:00 and 06:00."""
    found = 0
    for back in (1, 0):
        begin = datetime.combine(came.date() - timedelta(days=back), time(22), STORE_TIME)
        found += _minutes(min(left, begin + timedelta(hours=8)) - max(came, begin))
    return found
