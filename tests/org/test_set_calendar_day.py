"""The store decides about days of its own; open deadlines move with them."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client

from chehang.core import timers
from chehang.core.calendar import Within, calendar_of
from chehang.core.errors import Refused
from chehang.core.models import CalendarDay, Timer
from chehang.core.timed import Timed, _kinds, declare
from chehang.org.grants import grant_new
from chehang.org.models import Account
from chehang.org.operations.set_calendar_day import SetCalendarDay, set_calendar_day

TUESDAY = date(2026, 11, 24)


def cmd(**also) -> SetCalendarDay:
    return SetCalendarDay.model_validate({"day": TUESDAY, "kind": "off", "reason": "店庆"} | also)


def test_days_off_and_back_again(store, other_store, clock, actor_of) -> None:
    boss = actor_of("hr_manager")
    set_calendar_day(cmd(until=TUESDAY + timedelta(days=1)), actor=boss, clock=clock)
    calendar = calendar_of(boss)
    assert not calendar.is_working_day(TUESDAY) and not calendar.hours(TUESDAY + timedelta(days=1))
    assert calendar_of(actor_of("keeper", at=other_store)).is_working_day(TUESDAY)
    set_calendar_day(cmd(kind="usual"), actor=boss, clock=clock)
    assert calendar_of(boss).is_working_day(TUESDAY) and CalendarDay.objects.filter(day=TUESDAY).count() == 2


def test_a_working_saturday_with_hours_of_its_own(store, clock, actor_of) -> None:
    boss, saturday = actor_of("general_manager"), date(2026, 11, 28)
    set_calendar_day(cmd(day=saturday, kind="work", hours="10:00-12:00"), actor=boss, clock=clock)
    calendar = calendar_of(boss)
    assert calendar.is_working_day(saturday) and len(calendar.hours(saturday)) == 1


def test_open_deadlines_in_working_time_move(depot) -> None:
    declare(
        Timed("tests.days", "Days", within=Within(working_days=1)),
        Timed("tests.hours", "Hours", within=Within(hours=24)),
    )
    try:
        inbound = depot.ordered((depot.part(), "5", "10"))
        with transaction.atomic():
            moving, fixed = (timers.start(depot.context("keeper"), inbound, f"tests.{n}") for n in ("days", "hours"))
        done = depot.run(set_calendar_day, cmd(), "hr_manager")
        assert done.model_extra == {"moved": 1}
        after = Timer.objects.in_bulk([moving.pk, fixed.pk])
        assert after[moving.pk].due_at == moving.due_at + timedelta(days=1) and after[fixed.pk].due_at == fixed.due_at
        assert after[moving.pk].next_at > moving.next_at
    finally:
        _kinds.pop("tests.days")
        _kinds.pop("tests.hours")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"day": date(2026, 11, 22)}, "date.early"),
        ({"until": TUESDAY - timedelta(days=1)}, "calendar.span"),
        ({"until": TUESDAY + timedelta(days=31)}, "calendar.span"),
        ({"hours": "offen"}, "hours.malformed"),
    ],
)
def test_what_is_refused_leaves_nothing(store, clock, actor_of, wrong, code) -> None:
    with pytest.raises(Refused) as refusal:
        set_calendar_day(cmd(**wrong), actor=actor_of("hr_manager"), clock=clock)
    assert refusal.value.code == code and not CalendarDay.objects.exists()


def test_the_page_shows_the_year_and_a_month(store, clock, actor_of) -> None:
    grant_new()
    boss = actor_of("hr_manager")
    set_calendar_day(cmd(day=date(2026, 12, 24)), actor=boss, clock=clock)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=boss.account_id))
    whole = client.get("/org/calendar/?year=2026").content.decode()
    assert "国庆节" in whole and whole.count("cal-month") == 12 and "店庆" in whole
    large = client.get("/org/calendar/?year=2026&month=12").content.decode()
    assert large.count("cal-month") == 1 and "08:30–17:30" in large
    assert "尚未收录" in client.get("/org/calendar/?year=2027").content.decode()
    assert client.get("/org/calendar/?year=x&month=99").status_code == 200
