"""The daily round plans reminders by the cars' dates."""

from datetime import date

import pytest

from chehang.care.dates import next_inspection, next_service
from chehang.care.models import FollowUp
from chehang.vehicles.models import Odometer
from tests.care.conftest import MANAGER, Care


def test_the_next_service_of_the_book() -> None:
    """187 days, 29.41 km a day: 10,000 km are full after 340 days, before 12 months are over."""
    due = next_service((date(2025, 12, 5), 15800), (date(2026, 6, 10), 21300), interval_km=10000, interval_months=12)
    assert due == date(2027, 5, 16)
    slow = next_service((date(2025, 12, 5), 15800), (date(2026, 6, 10), 16000), interval_km=10000, interval_months=12)
    assert slow == date(2027, 6, 10)
    assert next_service(None, (date(2026, 6, 10), 21300), interval_km=10000, interval_months=6) == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("today", "due"), [("2026-11-23", "2028-05-01"), ("2035-01-01", "2036-05-01"), ("2036-06-01", "2037-05-01")]
)
def test_inspections(today: str, due: str) -> None:
    assert next_inspection(date(2026, 5, 1), date.fromisoformat(today)) == date.fromisoformat(due)


def test_a_renewal_is_planned_once_and_only_with_a_yes(care: Care) -> None:
    care.car.insured_until = care.office.day(58)
    care.car.save()
    assert care.run("make_due_calls", MANAGER).calls == 0
    care.consent("marketing")
    assert care.run("make_due_calls", MANAGER).calls == 1
    assert care.run("make_due_calls", MANAGER).calls == 0
    assert FollowUp.objects.get().trigger.code == "renewal_60"
    care.office.pass_time(days=14)
    assert care.run("make_due_calls", MANAGER).calls == 0, "one living reminder"
    care.record(FollowUp.objects.get(), "not_reached", said="")
    care.run("cancel_call", MANAGER, call=FollowUp.objects.get().pk, reason="重排")
    assert care.run("make_due_calls", MANAGER).calls == 1
    assert FollowUp.objects.filter(trigger__code="renewal_45").count() == 1


def test_who_stays_away_is_asked_why(care: Care) -> None:
    care.consent("marketing")
    _read(care, care.office.day(-183), 9000)
    assert care.run("make_due_calls", MANAGER).calls == 1
    assert FollowUp.objects.get().trigger.code == "lost_6"
    care.refused("not_allowed", "make_due_calls", "keeper")


def _read(care: Care, day: date, km: int) -> None:
    Odometer.objects.create(
        store=care.office.store, vehicle=care.car, km=km, read_on=day, source="reception", at=care.office.clock.now(),
        employee_id=1, employee_name="x",
    )  # fmt: skip
