"""What comes round: local wall time, from the rhythm itself, the last day of a short month."""

from datetime import date, datetime, time

import pytest

from chehang.core.context import STORE_TIME
from chehang.core.rhythms import read_rhythm


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STORE_TIME)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def moments(text: str, after: str, until: str) -> list[str]:
    return [f"{m:%m-%d %H:%M}" for m in read_rhythm(text).moments(at(after), at(until), weekday)]


def test_rhythms() -> None:
    assert moments("day 02:00", "2026-11-26 02:00", "2026-11-28 02:00") == ["11-27 02:00", "11-28 02:00"]
    assert moments("workday 09:00", "2026-11-27 08:00", "2026-11-30 23:00") == ["11-27 09:00", "11-30 09:00"]
    assert moments("monday 08:00", "2026-11-01 00:00", "2026-11-20 00:00") == [
        "11-02 08:00",
        "11-09 08:00",
        "11-16 08:00",
    ]
    assert moments("month 31 09:00", "2026-01-31 09:00", "2026-05-01 00:00") == [
        "02-28 09:00",
        "03-31 09:00",
        "04-30 09:00",
    ]
    assert moments("month last 18:00", "2028-02-01 00:00", "2028-03-01 00:00") == ["02-29 18:00"]
    assert moments("day closing 18:30", "2026-11-27 08:00", "2026-11-29 23:00") == ["11-28 18:30", "11-29 18:30"]
    assert moments("month 1 09:00", "2026-11-01 09:00", "2026-12-01 08:59") == []


def test_closing_time_is_the_calendars_and_comes_once_a_day() -> None:
    """The hour may be put off after it came, or the store may not open at all."""
    hours = {date(2026, 11, 28): time(21), date(2026, 11, 29): time(17, 30)}
    found = read_rhythm("day closing 18:30").moments(at("2026-11-27 17:30"), at("2026-11-30 23:00"), weekday, hours.get)
    assert [f"{m:%d %H:%M}" for m in found] == ["28 21:00", "29 17:30", "30 18:30"]


@pytest.mark.parametrize(
    "wrong",
    ["", "day", "day 24:00", "month 0 09:00", "month 32 09:00", "holiday 09:00", "day 9:00", "day 09:00 " + "x"],
)
def test_what_is_no_rhythm(wrong: str) -> None:
    with pytest.raises(ValueError, match="no rhythm"):
        read_rhythm(wrong)
