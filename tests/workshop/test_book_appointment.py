"""A customer books a time."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.context import Context
from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.org.operations.set_calendar_day import SetCalendarDay, set_calendar_day
from chehang.workshop.booking import capacity
from chehang.workshop.models import Appointment, Bay, BookedDay, BookedSlot
from tests.workshop.yard import booked


def test_slot_and_day_are_taken(yard) -> None:
    made = booked(yard, op=yard.ops["W01"].pk)
    assert (made.state, made.hours, made.customer.name, made.adviser.name) == (
        "booked",
        Decimal(2),
        "王伟",
        made.adviser.name,
    )
    assert BookedSlot.objects.get().taken == 1
    day = BookedDay.objects.get()
    assert (day.capacity, day.booked) == (Decimal("11.2"), Decimal(2))  # 2 technicians × 8 h × 1 − 30 %


def test_capacity_of_twelve_bays_worked_number(yard) -> None:
    """Σ technicians × hours × efficiency − walk-ins 30 %: 2 × 8 × (1 − 0.3) = 11.2."""
    ctx = Context(yard.shop.depot.who("service_advisor"), yard.shop.depot.clock, "workshop.book_appointment")
    assert capacity(ctx, ctx.today) == Decimal("11.2")


def test_refusals_leave_nothing_behind(yard) -> None:
    car, today = yard.car(), yard.shop.depot.clock.today()
    bad = (
        ({"day": today, "time": "00:30"}, "appointment.too_soon"),
        ({"day": today + timedelta(days=60)}, "appointment.too_far"),
        ({"time": "09:10"}, "appointment.slot"),
        ({"time": "23:00"}, "appointment.closed"),
        ({"hours": "12"}, "appointment.day_full"),
    )
    for facts, code in bad:
        with pytest.raises(Refused) as refused:
            booked(yard, car, **facts)
        assert refused.value.code == code, facts
    assert not Appointment.objects.exists() and not BookedSlot.objects.filter(taken__gt=0).exists()
    booked(yard, car)
    with pytest.raises(Refused, match=r"appointment\.twice"):
        booked(yard, car, time="10:00")
    with pytest.raises(NotAllowed):
        yard.run("book_appointment", "technician", who="铁柱", vehicle=car.pk, day=today, complaint="异响")


def test_a_closed_day_is_refused(yard) -> None:
    day = yard.shop.depot.clock.today() + timedelta(days=3)
    facts = {"day": day, "kind": "off", "reason": "店庆停业"}
    yard.shop.depot.run(set_calendar_day, SetCalendarDay.model_validate(facts), "administrator")
    with pytest.raises(Refused, match=r"appointment\.closed"):
        booked(yard, day=day)


def test_the_third_car_of_a_slot_is_refused(yard) -> None:
    for n in (1, 2):
        booked(yard, yard.car(f"LHCH3A8F0TA00310{n}", f"浙D1000{n}", name=f"车主{n}"))
    with pytest.raises(Refused, match=r"appointment\.slot_full"):
        booked(yard, yard.car("LHCH3A8F0TA003109", "浙D10009", name="车主九"))
    assert BookedSlot.objects.get().taken == 2


def test_short_parts_are_said(yard) -> None:
    pump = yard.shop.goods("1", "400", "200", number="WP-9", name="水泵")
    done = yard.run(
        "book_appointment", vehicle=yard.car().pk, day=yard.shop.depot.clock.today() + timedelta(days=1), time="09:00",
        complaint="漏水", parts=[{"part": pump.pk, "quantity": "3"}],
    )  # fmt: skip
    assert done.model_extra["short"] == [str(pump)]


def test_two_cars_in_one_bay_are_asked_about(yard) -> None:
    """09:00 for two hours in A1; 10:30 in A1 or by the same technician is asked about, 11:00 is free; moving asks as well."""
    bay, man = Bay.objects.get().pk, yard.person("technician", "铁柱")
    booked(yard, hours="2", bay=bay, technician=man)
    cars = [yard.car(f"LHCH3A8F0TA00311{n}", f"浙D1001{n}", name=f"车主{n}") for n in range(2)]
    day = yard.shop.depot.clock.today() + timedelta(days=1)
    facts = {"vehicle": cars[0].pk, "day": day, "time": "10:30", "complaint": "异响", "bay": bay, "technician": man}
    with pytest.raises(Doubtful) as asked:
        yard.run("book_appointment", **facts)
    assert [d.code for d in asked.value.doubts] == ["appointment.bay_taken", "appointment.technician_taken"]
    assert Appointment.objects.count() == 1 and BookedSlot.objects.filter(taken__gt=0).count() == 1
    yard.run("book_appointment", **facts, confirmed=[d.mark for d in asked.value.doubts])
    later = booked(yard, cars[1], time="13:00", bay=bay)
    with pytest.raises(Doubtful):
        yard.run("move_appointment", appointment=later.pk, day=day, time="10:00")
    yard.run("move_appointment", appointment=later.pk, day=day, time="11:30")
