"""A hazard that nobody mends reaches the general manager every day until it is closed (H22)."""

from chehang.core.house import house_actor
from chehang.core.models import InboxItem
from chehang.office.operations.escalate_hazards import EscalateHazards, escalate_hazards
from tests.office import Office
from tests.office.desk import hazard
from tests.work.refusing import refused


def test_every_day(office: Office) -> None:
    made = hazard(office, "mending")
    house = house_actor(office.store.pk, "01")

    def told() -> int:
        escalate_hazards(EscalateHazards(), actor=house, clock=office.clock)
        return InboxItem.objects.filter(post="general_manager", link=f"/office/hazards/{made.pk}/").count()

    assert told() == 0
    office.pass_time(days=4)
    assert (told(), told()) == (1, 1)
    office.pass_time(days=1)
    assert told() == 2
    office.run("office.mend_hazard", "service_manager", hazard=made.pk)
    office.run("office.verify_hazard", "hr_manager", hazard=made.pk)
    office.pass_time(days=1)
    assert told() == 2
    refused(office, "not_allowed", "office.escalate_hazards", "keeper")
