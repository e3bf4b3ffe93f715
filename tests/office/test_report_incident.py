"""Anybody reports; the general manager and HR know at once; the clock of fifteen minutes runs. A drill is no incident."""

from datetime import timedelta

from chehang.core.measures import Span
from chehang.core.models import InboxItem, Timer
from chehang.office.measures import incidents, injuries
from tests.office import Office
from tests.office.desk import incident


def test_told_at_once(office: Office) -> None:
    made = incident(office, minutes_ago=3)
    assert {i.post for i in InboxItem.objects.all()} == {"general_manager", "hr_manager"}
    clock = Timer.objects.get(subject="office.Incident", subject_id=made.pk)
    assert clock.due_at - office.clock.now() == timedelta(minutes=15)
    assert office.clock.now() - made.happened_at == timedelta(minutes=3)


def test_a_drill_counts_as_none(office: Office) -> None:
    incident(office, hurt=1)
    incident(office, drill=True)
    month = Span.of("month", office.day())
    who = office.who("general_manager")
    assert incidents(who, month).count() == 1 and injuries(who, month).count() == 1
