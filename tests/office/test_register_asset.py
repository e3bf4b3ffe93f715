"""Asset cards."""

from tests.office import Office
from tests.office.desk import asset
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    asset(office)
    refused(
        office,
        "asset.code_taken",
        "office.register_asset",
        "hr_manager",
        code="BG-001",
        name="x",
        bought_on=office.day(0),
    )
    refused(office, "not_allowed", "office.register_asset", "keeper", code="BG-002", name="x", bought_on=office.day(0))
