"""Anybody asks; what goes above the quota of the quarter is asked about."""

from tests.office import Office
from tests.office.desk import supplies_asked, supply
from tests.work.refusing import refused


def test_quota(office: Office) -> None:
    of = supply(office)
    assert not supplies_asked(office, of, quantity="3").over_quota
    refused(office, "doubtful", "office.ask_supplies", "keeper", supply=of.pk, quantity="1", reason="不够用")
    assert supplies_asked(office, of, quantity="1").over_quota
    office.run("office.ask_supplies", "parts_manager", supply=of.pk, quantity="3", reason="各人有各人的定额")
