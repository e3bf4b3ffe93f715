"""A kind of supplies has one code."""

from tests.office import Office
from tests.office.desk import supply
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    assert supply(office).stock == 0
    refused(office, "supply.code_taken", "office.add_supply", "hr_manager", code="A4", name="纸", unit="包")
    refused(office, "not_allowed", "office.add_supply", "keeper", code="B5", name="纸", unit="包")
