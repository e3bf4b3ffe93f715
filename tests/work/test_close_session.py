"""A training is closed by its trainer once somebody was there."""

from tests.office import Office
from tests.work.refusing import refused


def test_closed(office: Office) -> None:
    session = office.session()
    refused(office, "session.nobody", "close_session", "parts_manager", session=session.pk)
    office.run("sign_in_to_session", "keeper", session=session.pk)
    refused(office, "session.not_yours", "close_session", "keeper", session=session.pk)
    office.run("close_session", "parts_manager", session=session.pk)
    session.refresh_from_db()
    assert session.state == "held"
    refused(office, "state.wrong", "close_session", "parts_manager", session=session.pk)
