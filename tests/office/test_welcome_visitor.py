"""Who comes is told to the host, on the day."""

from tests.office import Office
from tests.office.desk import visit
from tests.work.refusing import refused


def test_on_the_day(office: Office) -> None:
    early = visit(office, day=office.day(2))
    refused(office, "visit.early", "office.welcome_visitor", "keeper", visit=early.pk)
    made = visit(office)
    office.run("office.welcome_visitor", "keeper", visit=made.pk)
    made.refresh_from_db()
    assert made.state == "inside" and made.came_at
    refused(office, "state.wrong", "office.welcome_visitor", "keeper", visit=made.pk)
