"""Rosters: shifts that run into each other are refused."""

from chehang.people.models import Roster, Shift
from tests.people.hr import Hr
from tests.people.month import usual


def test_over_midnight_into_the_morning(hr: Hr) -> None:
    usual(hr)
    hr.run("add_shift", code="N", title="夜班", starts="22:00", ends="09:00")
    day, night = (Shift.objects.get(code=c).pk for c in "AN")
    keeper, office = hr.office.id("keeper"), hr.office
    hr.run("set_roster", "parts_manager", employee=keeper, first_day=office.day(2), last_day=office.day(4), shift=day)
    hr.refused(
        "roster.overlap", "set_roster", employee=keeper, first_day=office.day(1), last_day=office.day(1), shift=night
    )
    hr.run("set_roster", employee=keeper, first_day=office.day(5), last_day=office.day(5), shift=night)
    hr.run("set_roster", employee=keeper, first_day=office.day(4), last_day=office.day(4))
    assert Roster.objects.count() == 4 and Roster.objects.get(day=office.day(4)).shift is None
    hr.refused("roster.days", "set_roster", employee=keeper, first_day=office.day(5), last_day=office.day(1), shift=day)
    hr.refused("not_allowed", "set_roster", "keeper", employee=keeper, first_day=office.day(5), last_day=office.day(5))
