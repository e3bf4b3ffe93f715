"""The general manager approves, never the own buying."""

from tests.office import Office
from tests.office.desk import buying, supply
from tests.work.refusing import refused


def test_decided(office: Office) -> None:
    of = supply(office)
    made = buying(office, of)
    refused(office, "not_allowed", "office.approve_buying", "hr_manager", buying=made.pk)
    refused(office, "supplies.why_not", "office.approve_buying", "general_manager", buying=made.pk, approved=False)
    both = "hr_manager+general_manager/陈一"
    own = office.run(
        "office.buy_supplies", both, supply=of.pk, quantity="1", quotes=[{"supplier": "甲", "amount": "9"}]
    )
    refused(office, "supplies.own", "office.approve_buying", both, buying=own.id)
    assert buying(office, of, "refused").approved_by_id == office.id("general_manager")
