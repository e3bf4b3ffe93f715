"""Rosters: shifts that run into each other are refused."""

from chehang.people.models import ListItem, Roster, Shift
from chehang.people.staffing import SAFETY
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


def test_no_work_before_the_safety_training(hr: Hr) -> None:
    usual(hr)
    employee, shift = hr.hired(), Shift.objects.get(code="A").pk
    planned = {"employee": employee.pk, "first_day": hr.office.day(1), "last_day": hr.office.day(1), "shift": shift}
    item = ListItem.objects.get(employee=employee, title=SAFETY)
    assert item.due == hr.office.day(0), "before work, not within a week"
    hr.refused("roster.safety", "set_roster", **planned)
    assert not Roster.objects.exists()
    hr.run("tick_item", item=item.pk)
    hr.run("set_roster", **planned)
    assert Roster.objects.get().employee_id == employee.pk
