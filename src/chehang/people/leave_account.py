"""How much leave of a kind is left."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from chehang.core.calendar import Calendar, calendar_of
from chehang.core.context import Actor, Context
from chehang.core.parameters import parameter

from .leave_rules import count, entitlement, lost
from .models import Leave, Overtime, PayInput, StaffFile
from .severance import add_months

STANDING = ("submitted", "approved")
UNUSED = "people.unused_leave"
NONE = Decimal(0)


def left(file: StaffFile, kind: str, on: date, who: Actor | Context | None = None) -> Decimal | None:
    """Days left in the year of ``on`` for annual leave; hours worked within the last months ÷ 8 for time off; None where nothing
    is counted. A leave over new year counts to each year with its own days (with ``who``, whose calendar tells)."""
    mine = {"store_id": file.store_id, "employee_id": file.employee_id}
    calendar = calendar_of(who) if who is not None else None
    if kind == "annual":
        if lost(file.working_since, on, _days(mine, "sick", on.year, calendar)):
            return NONE
        paid = PayInput.objects.filter(**mine, document=UNUSED, object_id=on.year).aggregate(s=Sum("days"))["s"] or NONE
        return (
            entitlement(file.working_since, file.hired_on, on, file.left_on)
            - _days(mine, kind, on.year, calendar)
            - paid
        )
    if kind == "time_off":
        return _time_off(mine, on, int(parameter(who, "people.time_off_months", on)) if who is not None else 6)
    return None


def _days(mine: dict[str, int], kind: str, year: int, calendar: Calendar | None) -> Decimal:
    """Days of a kind that lie in a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = Leave.objects.filter(**mine, kind=kind, state__in=STANDING, first_day__lte=last, last_day__gte=first)
    sums = NONE
    for leave in found:
        if first <= leave.first_day and leave.last_day <= last:
            sums += leave.days
        elif calendar is not None:
            sums += count(calendar, kind, max(first, leave.first_day), min(last, leave.last_day), half=False)
        elif leave.first_day >= first:
            sums += leave.days
    return sums


def _time_off(mine: dict[str, int], on: date, months: int) -> Decimal:
    """Overtime given back, oldest first: what was not taken within the months allowed is paid, not kept."""
    since = add_months(on, -months)
    hours = list(
        Overtime.objects.filter(**mine, time_off=True, day__lte=on).order_by("day").values_list("day", "hours")
    )
    taken = [
        (first, days)
        for first, days in Leave.objects.filter(**mine, kind="time_off", state__in=STANDING)
        .order_by("first_day")
        .values_list("first_day", "days")
    ]
    rest = [[day, amount / 8] for day, amount in hours]
    for first, days in taken:
        wanted = days
        for one in rest:
            if one[0] <= first <= add_months(one[0], months) and wanted > 0:
                used = min(wanted, one[1])
                one[1] -= used
                wanted -= used
    return sum((amount for day, amount in rest if day >= since), NONE).quantize(Decimal("0.1"))
