"""Annual leave (职工带薪年休假条例) and how days of leave are counted."""

from datetime import date, timedelta
from decimal import Decimal

from chehang.core.calendar import Calendar

WHOLE = ("maternity", "paternity", "marriage", "injury")  # calendar days


def entitlement(working_since: date, hired_on: date, on: date, left_on: date | None = None) -> int:
    """Days of the year of ``on``: 5, 10 or 15 by years of work anywhere; in the year of joining floor(rest of days / 365 × days),
    in the year of leaving floor(days until then / 365 × days) (实施办法 art. 5, 12)."""
    years = on.year - working_since.year - ((on.month, on.day) < (working_since.month, working_since.day))
    full = 0 if years < 1 else 5 if years < 10 else 10 if years < 20 else 15
    first, last = max(hired_on, date(on.year, 1, 1)), date(on.year, 12, 31)
    if left_on is not None:
        last = min(left_on, last)
    if (first, last) == (date(on.year, 1, 1), date(on.year, 12, 31)):
        return full
    return in_first_year(max((last - first).days + 1, 0), full)


def lost(working_since: date, on: date, sick: Decimal) -> bool:
    """Who was ill for 2, 3, 4 months by years of work has no annual leave that year (条例 art. 4); a month is 21 working days.
    Personal leave of the house is not paid, so it takes nothing away."""
    years = on.year - working_since.year - ((on.month, on.day) < (working_since.month, working_since.day))
    months = 2 if years < 10 else 3 if years < 20 else 4
    return sick >= months * 21


def in_first_year(days_left: int, full: int) -> int:
    """实施办法 art. 5: what is less than a day falls away."""
    return days_left * full // 365


def count(calendar: Calendar, kind: str, first: date, last: date, half: bool) -> Decimal:
    """Days of a leave: working days, or calendar days for the long kinds."""
    if half:
        return Decimal("0.5")
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return Decimal(len(days) if kind in WHOLE else sum(calendar.is_working_day(d) for d in days))
