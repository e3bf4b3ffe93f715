"""Working days, opening hours and due times, in Beijing time."""

from datetime import UTC, date, datetime, time

import pytest

from chehang.core.calendar import Within, calendar_of, due, known_until, months_after, read_hours, state_days
from chehang.core.context import STORE_TIME, Clock
from chehang.core.errors import Refused
from chehang.core.models import CalendarDay


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STORE_TIME)


@pytest.fixture
def calendar(store, actor_of):
    return calendar_of(actor_of("keeper"))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-10-01", False),  # 国庆节
        ("2026-10-10", True),  # a Saturday worked in exchange
        ("2026-02-28", True),
        ("2026-02-16", False),
        ("2026-11-27", True),
        ("2026-11-28", False),  # a Saturday like any other
        ("2019-05-01", False),
        ("2027-10-01", True),  # not announced: its weekday alone
    ],
)
def test_working_days_follow_the_state(calendar, day, working) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is working
    assert known_until() == date(2026, 12, 31) and min(state_days()).year == 2016


@pytest.mark.parametrize(
    ("start", "unit", "amount", "end"),
    [
        ("2026-01-31 10:00", "months", 1, "2026-02-28 23:59:59"),
        ("2028-01-31 10:00", "months", 1, "2028-02-29 23:59:59"),
        ("2026-12-31 23:59", "months", 2, "2027-02-28 23:59:59"),
        ("2026-11-27 17:00", "minutes", 90, "2026-11-27 18:30:00"),
        ("2026-11-27 17:00", "hours", 24, "2026-11-28 17:00:00"),
        ("2026-11-27 17:00", "working_minutes", 45, "2026-11-28 08:45:00"),
        ("2026-11-27 17:00", "working_hours", 9, "2026-11-28 17:00:00"),
        ("2026-09-30 17:00", "working_hours", 1, "2026-10-08 09:00:00"),  # closed for the national day
        ("2026-11-27 03:00", "working_hours", 2, "2026-11-27 10:30:00"),
        ("2026-11-27 10:00", "days", 3, "2026-11-30 23:59:59"),
        ("2026-11-27 10:00", "working_days", 1, "2026-11-30 23:59:59"),
        ("2026-09-29 10:00", "working_days", 3, "2026-10-09 23:59:59"),
        ("2026-11-27 23:30", "working_days", 1, "2026-11-30 23:59:59"),
    ],
)
def test_when_something_is_due(calendar, start, unit, amount, end) -> None:
    assert calendar.due(at(start), unit, amount) == at(end)


def test_the_day_is_that_of_the_store_not_of_the_server(calendar) -> None:
    evening = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)  # already Saturday in Shanghai
    assert calendar.due(evening, "days", 1) == at("2026-11-29 23:59:59")
    with pytest.raises(ValueError, match="time zone"):
        calendar.due(datetime(2026, 1, 1), "days", 1)


def test_working_minutes_between_two_moments(calendar) -> None:
    assert calendar.working_minutes(at("2026-11-27 17:00"), at("2026-11-28 09:00")) == 60
    assert calendar.working_minutes(at("2026-10-01 00:00"), at("2026-10-07 23:00")) == 0
    assert calendar.working_minutes(at("2026-11-28 09:00"), at("2026-11-27 17:00")) == 0
    start = at("2026-11-27 11:11")
    assert calendar.working_minutes(start, calendar.due(start, "working_minutes", 1234)) == 1234


def test_a_store_that_never_opens_is_told_so(store, actor_of, clock) -> None:
    mine = {"store_id": store.pk, "reason": "停业", "set_by_id": 1, "set_by_name": "x", "set_at": clock.now()}
    first = date(2026, 11, 27).toordinal()
    CalendarDay.objects.bulk_create(
        CalendarDay(**mine, day=date.fromordinal(first + n), kind="off") for n in range(410)
    )
    closed = calendar_of(actor_of("keeper"))
    for unit in ("working_minutes", "working_days"):
        with pytest.raises(Refused):
            closed.due(at("2026-11-27 10:00"), unit, 1)


def test_a_time_allowed_is_exactly_one_amount(store, actor_of) -> None:
    for wrong in ({}, {"days": 1, "hours": 1}, {"days": -1}):
        with pytest.raises(ValueError, match="exactly one"):
            Within(**wrong)
    keeper = actor_of("keeper")
    start = at("2026-11-27 10:00")
    assert due(keeper, start, Within(figure="warehouse.put_away_within")) == at("2026-11-28 10:00")
    assert due(keeper, start, Within(months=1)) == at("2026-12-27 23:59:59")


def test_opening_hours_are_read_or_refused() -> None:
    assert read_hours("08:30-12:00 13:00-17:30") == ((time(8, 30), time(12)), (time(13), time(17, 30)))
    assert read_hours("closed") == ()
    for wrong in ("", "8:30-12:00", "12:00-08:30", "08:30-12:00 11:00-13:00", "24:00-25:00", "offen"):
        with pytest.raises(Refused):
            read_hours(wrong)


def test_months_never_run_over() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 31), 13) == date(2027, 2, 28)
    assert [months_after(date(2026, 8, 31), n).day for n in range(4)] == [31, 30, 31, 30]
    assert Clock().now().tzinfo
