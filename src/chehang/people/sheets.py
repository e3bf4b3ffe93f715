"""What an employee's month comes to, from rosters, punches, leave and overtime: everything is read in six queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from chehang.core.calendar import calendar_of
from chehang.core.context import STORE_TIME, Context

from .models import Leave, Overtime, Punch, Roster, Shift, StaffFile
from .timesheets import judge

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


def load(ctx: Context, month: date) -> Read:
    """Read a month, up to yesterday: a day that still runs is no absence."""
    after = min((month + timedelta(days=32)).replace(day=1), ctx.today)
    days = [month + timedelta(days=n) for n in range(max((after - month).days, 0))]
    calendar, store = calendar_of(ctx), {"store_id": ctx.store_id}
    begin, end = (
        datetime.combine(d, time(), STORE_TIME) for d in (month - timedelta(days=1), after + timedelta(days=1))
    )
    read = Read(
        after, days, {d for d in days if calendar.is_working_day(d)}, Shift.objects.filter(**store, usual=True).first(),
        defaultdict(dict), defaultdict(list), defaultdict(list), defaultdict(list),
    )  # fmt: skip
    for row in Roster.objects.filter(**store, day__gte=month, day__lt=after).select_related("shift"):
        read.rosters[row.employee_id][row.day] = row.shift
    for person, at in (
        Punch.objects.filter(**store, at__gte=begin, at__lt=end).order_by("at").values_list("employee_id", "at")
    ):
        read.punches[person].append(at.astimezone(STORE_TIME))
    for leave in Leave.objects.filter(**store, state="approved", first_day__lt=after, last_day__gte=month):
        read.leaves[leave.employee_id].append(leave)
    for extra in Overtime.objects.filter(**store, day__gte=month, day__lt=after, time_off=False):
        read.overtime[extra.employee_id].append(extra)
    return read


def facts_of(read: Read, file: StaffFile) -> dict[str, Any]:
    """The figures of one person's sheet."""
    who = file.employee_id
    sums: dict[str, Any] = dict.fromkeys(("due_days", "attended", "absent", "unpaid", "sick"), NONE) | {
        "late": 0,
        "missing": 0,
    }
    for day in read.days:
        shift = (
            read.rosters[who].get(day, read.usual if day in read.working else None)
            if who in read.rosters
            else read.usual
            if day in read.working
            else None
        )
        if shift is None or day < file.hired_on or (file.left_on is not None and day > file.left_on):
            continue
        sums["due_days"] += 1
        away = next((x for x in read.leaves[who] if x.first_day <= day <= x.last_day), None)
        share = min(away.days, ONE) if away else NONE
        if away is not None and away.kind in ("personal", "sick"):
            sums["unpaid" if away.kind == "personal" else "sick"] += share
        if share == ONE:
            continue
        found = judge(day, shift.starts, shift.ends, shift.pause, read.punches[who])
        sums["late"] += found.state == "late" and away is None
        sums["missing"] += found.state == "missing"
        sums["absent" if found.state == "absent" else "attended"] += ONE - share
    for kind in ("weekday", "rest", "holiday"):
        sums[f"{kind}_hours"] = sum((x.hours for x in read.overtime[who] if x.kind == kind), NONE)
    return sums
