"""What an idea brought stands beside what was expected."""

from decimal import Decimal as D

from tests.office import Office
from tests.office.house import idea
from tests.work.refusing import refused


def test_settled(office: Office) -> None:
    done = idea(office, "done")
    assert (done.expected, done.saved) == (D(12000), D(9800))
    again = {"idea": idea(office).pk, "saved": "1", "reason": "电费"}
    refused(office, "state.wrong", "office.settle_saving", "hr_manager", **again)
