"""What was bought is received once."""

from tests.office import Office
from tests.office.desk import buying, supply
from tests.work.refusing import refused


def test_stock_grows(office: Office) -> None:
    of = supply(office, "1")
    made = buying(office, of)
    refused(office, "state.wrong", "office.receive_supplies", "hr_manager", buying=made.pk)
    office.run("office.approve_buying", "general_manager", buying=made.pk)
    refused(office, "not_allowed", "office.receive_supplies", "keeper", buying=made.pk)
    office.run("office.receive_supplies", "hr_manager", buying=made.pk)
    refused(office, "state.wrong", "office.receive_supplies", "hr_manager", buying=made.pk)
    of.refresh_from_db()
    assert of.stock == 11
