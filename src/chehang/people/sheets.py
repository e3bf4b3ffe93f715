"""What an employee's month comes to, from rosters, punches, leave and overtime: everything is read in six queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from chehang.core.calendar import calendar_of
from chehang.core.context import STORE_TIME, Actor, Context

from .models import Leave, Overtime, Punch, Roster, Shift, StaffFile
from .timesheets import Day, judge, span_of

ONE, NONE = Decimal(1), Decimal(0)


@dataclass
class Read:
    """What was read of a month; ``after`` is the first day that does not count (the next month, or today)."""

    after: date
    days: list[date]
    working: set[date]
    usual: Shift | None
    rosters: dict[int, dict[date, Shift | None]]
    punches: dict[int, list[datetime]]
    leaves: dict[int, list[Leave]]
    overtime: dict[int, list[Overtime]]


def load(ctx: Context | Actor, month: date, today: date, only: int | None = None) -> Read:
    """Read a month, up to yesterday: a day that still runs is no absence; of everybody, or of one person."""
    after = min((month + timedelta(days=32)).replace(day=1), today)
    days = [month + timedelta(days=n) for n in range(max((after - month).days, 0))]
    calendar, store = calendar_of(ctx), {"store_id": ctx.store_id}
    mine = store | ({"employee_id": only} if only is not None else {})
    begin, end = (
        datetime.combine(d, time(), STORE_TIME) for d in (month - timedelta(days=1), after + timedelta(days=1))
    )
    read = Read(
        after, days, {d for d in days if calendar.is_working_day(d)}, Shift.objects.filter(**store, usual=True).first(),
        defaultdict(dict), defaultdict(list), defaultdict(list), defaultdict(list),
    )  # fmt: skip
    for row in Roster.objects.filter(**mine, day__gte=month, day__lt=after).select_related("shift"):
        read.rosters[row.employee_id][row.day] = row.shift
    for person, at in (
        Punch.objects.filter(**mine, at__gte=begin, at__lt=end).order_by("at").values_list("employee_id", "at")
    ):
        read.punches[person].append(at.astimezone(STORE_TIME))
    for leave in Leave.objects.filter(**mine, state="approved", first_day__lt=after, last_day__gte=month):
        read.leaves[leave.employee_id].append(leave)
    for extra in Overtime.objects.filter(**mine, day__gte=month, day__lt=after, time_off=False):
        read.overtime[extra.employee_id].append(extra)
    return read


@dataclass(frozen=True)
class Worked:
    """A day that was due: its shift, the leave of it and how much of the day it takes, what the punches say of the rest."""

    day: date
    shift: Shift
    away: Leave | None
    share: Decimal
    found: Day | None

    @property
    def pk(self) -> str:
        """What a row of a table is called by."""
        return str(self.day)

    @property
    def state(self) -> str:
        """In a word: leave, well, late, missing or absent."""
        return "leave" if self.found is None else self.found.state


def shift_on(read: Read, who: int, day: date) -> Shift | None:
    """The shift of a person on a day: the roster's, else the usual one on working days."""
    usual = read.usual if day in read.working else None
    return read.rosters[who].get(day, usual) if who in read.rosters else usual


def days_of(read: Read, file: StaffFile) -> Iterator[Worked]:
    """Every day somebody was due, up to yesterday. A punch belongs to one shift, also between two that follow closely."""
    who, ends = file.employee_id, None
    punches, leaves = read.punches.get(who, []), read.leaves.get(who, [])
    shifts = [(day, shift_on(read, who, day)) for day in read.days]
    for n, (day, shift) in enumerate(shifts):
        if shift is None or day < file.hired_on or (file.left_on is not None and day > file.left_on):
            continue
        _begin, end = span_of(day, shift.starts, shift.ends)
        away = next((x for x in leaves if x.first_day <= day <= x.last_day), None)
        share = min(away.days, ONE) if away else NONE
        next_day, next_shift = shifts[n + 1] if n + 1 < len(shifts) else (day, None)
        after = span_of(next_day, next_shift.starts, next_shift.ends)[0] if next_shift else None
        before, ends = ends, end
        if share == ONE:
            yield Worked(day, shift, away, share, None)
        else:
            found = judge(day, shift.starts, shift.ends, shift.pause, punches, before, after)
            yield Worked(day, shift, away, share, found)


def facts_of(read: Read, file: StaffFile) -> dict[str, Any]:
    """The figures of one person's sheet."""
    sums: dict[str, Any] = dict.fromkeys(("due_days", "attended", "absent", "unpaid", "sick"), NONE) | {
        "late": 0,
        "missing": 0,
    }
    for one in days_of(read, file):
        sums["due_days"] += 1
        if one.away is not None and one.away.kind in ("personal", "sick"):
            sums["unpaid" if one.away.kind == "personal" else "sick"] += one.share
        if one.found is None:
            continue
        sums["late"] += one.found.state == "late" and one.away is None
        sums["missing"] += one.found.state == "missing"
        sums["absent" if one.found.state == "absent" else "attended"] += ONE - one.share
    extra = read.overtime.get(file.employee_id, [])
    for kind in ("weekday", "rest", "holiday"):
        sums[f"{kind}_hours"] = sum((x.hours for x in extra if x.kind == kind), NONE)
    return sums
