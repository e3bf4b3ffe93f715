"""A training is called off while nobody has signed in."""

from tests.office import Office
from tests.work.refusing import refused


def test_cancelled(office: Office) -> None:
    session = office.session()
    refused(office, "session.not_yours", "cancel_session", "keeper", session=session.pk, reason="不想上")
    office.run("cancel_session", "hr_manager", session=session.pk, reason="讲师请假")
    session.refresh_from_db()
    assert session.state == "cancelled"
    attended = office.session(office.course("B2"))
    office.run("sign_in_to_session", "keeper", session=attended.pk)
    refused(office, "session.attended", "cancel_session", "hr_manager", session=attended.pk, reason="太晚")
