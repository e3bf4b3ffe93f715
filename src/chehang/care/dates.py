"""When something about a car is due: pure functions of days and kilometres."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from chehang.core.calendar import months_after

YEARS_OF_MARKS = 10  # after these a car is inspected every year


def next_service(
    before: tuple[date, int] | None, last: tuple[date, int], *, interval_km: int, interval_months: int
) -> date:
    """The day of the next service: so many months after the last one, or when the kilometres will be full, if earlier.

    ``before`` and ``last`` are odometer readings (day, km). The pace is that between them; without one the months count.
    2025-12-05 15,800 km and 2026-06-10 21,300 km, every 10,000 km or 12 months: 2027-05-16.
    """
    by_months = months_after(last[0], interval_months)
    if before is None or last[0] <= before[0] or last[1] <= before[1]:
        return by_months
    pace = Fraction(last[1] - before[1], (last[0] - before[0]).days)
    return min(by_months, last[0] + timedelta(days=floor(interval_km / pace)))


def next_inspection(registered_on: date, today: date, *, every_years: int = 2) -> date:
    """The next day of the inspection of a private car: every two years in the first ten, then each year."""
    years = 0
    while (day := months_after(registered_on, years * 12)) <= today or years == 0:
        years += every_years if years < YEARS_OF_MARKS else 1
    return day


def next_birthday(born: date, today: date) -> date:
    """The birthday of this year or, three days after it, of the next one; who was born on 29 February has it on the 28th."""
    for year in (today.year, today.year + 1):
        day = born.replace(year=year, day=28) if (born.month, born.day) == (2, 29) else born.replace(year=year)
        if day >= today - timedelta(days=3):
            return day
    return day
