"""Who left is not in the house any more."""

from tests.office import Office
from tests.office.desk import visit
from tests.work.refusing import refused


def test_left(office: Office) -> None:
    refused(office, "state.wrong", "office.see_off_visitor", "keeper", visit=visit(office).pk)
    assert visit(office, "left").left_at
