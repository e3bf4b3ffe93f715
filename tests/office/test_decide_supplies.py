"""Another person allows it; a no says why."""

from tests.office import Office
from tests.office.desk import supplies_asked, supply
from tests.work.refusing import refused


def test_by_another(office: Office) -> None:
    of = supply(office)
    own = office.run("office.ask_supplies", "hr_manager", supply=of.pk, quantity="1", reason="会议").id
    refused(office, "supplies.own", "office.decide_supplies", "hr_manager", request=own)
    office.run("office.decide_supplies", "general_manager", request=own)
    wanted = supplies_asked(office, of)
    refused(office, "supplies.why_not", "office.decide_supplies", "hr_manager", request=wanted.pk, allowed=False)
    refused(office, "not_allowed", "office.decide_supplies", "keeper", request=wanted.pk)
    assert supplies_asked(office, of, "refused", "1").state == "refused"
