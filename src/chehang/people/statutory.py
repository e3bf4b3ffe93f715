"""法定节假日 (全国年节及纪念日放假办法): on these days overtime is paid three times. The days around them that the state only
moves to make a bridge are rest days. From 2025 on: New Year's Eve of the lunar year and 2 May too, thirteen days in all."""

from datetime import date, timedelta
from functools import cache

# First day of the lunar year, 端午, 中秋 (the state's calendar; later years are entered when they are published).
LUNAR = {
    2016: ("02-08", "06-09", "09-15"), 2017: ("01-28", "05-30", "10-04"), 2018: ("02-16", "06-18", "09-24"),
    2019: ("02-05", "06-07", "09-13"), 2020: ("01-25", "06-25", "10-01"), 2021: ("02-12", "06-14", "09-21"),
    2022: ("02-01", "06-03", "09-10"), 2023: ("01-22", "06-22", "09-29"), 2024: ("02-10", "06-10", "09-17"),
    2025: ("01-29", "05-31", "10-06"), 2026: ("02-17", "06-19", "09-25"), 2027: ("02-06", "06-09", "09-15"),
    2028: ("01-26", "05-28", "10-03"),
}  # fmt: skip
MORE_SINCE = 2025


@cache
def statutory_days(year: int) -> frozenset[date]:
    """The statutory holidays of a year; without its lunar dates only those of the sun."""
    more = year >= MORE_SINCE
    found = {date(year, 1, 1), date(year, 5, 1), *(date(year, 10, n) for n in (1, 2, 3))}
    found.add(date(year, 4, int(0.2422 * (year - 2000) + 4.81) - (year - 2000) // 4))  # 清明, this century
    if more:
        found.add(date(year, 5, 2))
    for n, text in enumerate(LUNAR.get(year, ())):
        day = date.fromisoformat(f"{year}-{text}")
        found |= {day + timedelta(days=i) for i in range(-1 if more else 0, 3)} if n == 0 else {day}
    return frozenset(found)


def is_statutory(day: date) -> bool:
    """Whether work on this day is paid three times."""
    return day in statutory_days(day.year)
