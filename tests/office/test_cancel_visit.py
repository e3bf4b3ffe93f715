"""A visit is called off before anybody came."""

from tests.office import Office
from tests.office.desk import visit
from tests.work.refusing import refused


def test_not_once_inside(office: Office) -> None:
    assert visit(office, "cancelled").state == "cancelled"
    refused(office, "state.wrong", "office.cancel_visit", "keeper", visit=visit(office, "inside").pk, reason="改期")
