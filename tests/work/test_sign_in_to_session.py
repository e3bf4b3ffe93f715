"""Signing in by scan: in time, once, for oneself."""

from chehang.work.models import Attendance
from tests.office import Office
from tests.work.refusing import refused


def test_everybody_for_himself_the_trainer_for_others(office: Office) -> None:
    session = office.session()
    office.run("sign_in_to_session", "keeper", session=session.pk)
    refused(office, "session.signed_in_before", "sign_in_to_session", "keeper", session=session.pk)
    other = office.id("keeper/罗斌")
    refused(office, "session.for_others", "sign_in_to_session", "cashier", session=session.pk, employee=other)
    office.run("sign_in_to_session", "parts_manager", session=session.pk, employee=other)
    assert Attendance.objects.count() == 2


def test_only_in_time(office: Office) -> None:
    session = office.session(time="11:30")
    refused(office, "session.not_now", "sign_in_to_session", "keeper", session=session.pk)
    office.pass_time(hours=14)
    refused(office, "session.not_now", "sign_in_to_session", "keeper", session=session.pk)
    assert not Attendance.objects.exists()


def test_not_when_it_is_closed(office: Office) -> None:
    session = office.session()
    office.run("sign_in_to_session", "keeper", session=session.pk)
    office.run("close_session", "parts_manager", session=session.pk)
    refused(office, "session.over", "sign_in_to_session", "cashier", session=session.pk)
