"""What is handed out leaves the stock; more than is there is not handed out."""

from tests.office import Office
from tests.office.desk import supplies_asked, supply
from tests.work.refusing import refused


def test_stock_falls(office: Office) -> None:
    of = supply(office, "3")
    wanted = supplies_asked(office, of)
    refused(office, "state.wrong", "office.issue_supplies", "hr_manager", request=wanted.pk)
    office.run("office.decide_supplies", "hr_manager", request=wanted.pk)
    refused(office, "not_allowed", "office.issue_supplies", "keeper", request=wanted.pk)
    office.run("office.issue_supplies", "hr_manager", request=wanted.pk)
    of.refresh_from_db()
    assert of.stock == 1 and of.moves.order_by("id").last().quantity == -2
    short = supplies_asked(office, of, "allowed")
    refused(office, "supplies.short", "office.issue_supplies", "hr_manager", request=short.pk)
    of.refresh_from_db()
    assert of.stock == 1
