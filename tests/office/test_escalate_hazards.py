"""A hazard that nobody mends reaches the general manager every day until it is closed (H22)."""

from chehang.core.house import house_actor
from chehang.core.models import InboxItem
from chehang.office.operations.escalate_hazards import EscalateHazards, escalate_hazards
from tests.office import Office
from tests.office.desk import hazard
from tests.work.refusing import refused


def test_what_nobody_mends_reaches_him_too(office: Office) -> None:
    """Nobody was told to mend it: from the second day on, every day. A major one from the first, whoever mends it."""
    forgotten, grave = hazard(office), hazard(office, level="major")
    data = {
        "responsible": office.id("service_manager"),
        "measure": "停用",
        "due": office.day(7),
        "stopped": True,
        "cause": "老化",
    }
    office.run("office.order_mending", "hr_manager", hazard=grave.pk, **data)
    house, days = house_actor(office.store.pk, "01"), []
    for _n in range(4):
        told = escalate_hazards(EscalateHazards(), actor=house, clock=office.clock).told
        days.append(told)
        office.pass_time(days=1)
    assert days == [0, 1, 2, 2]
    links = InboxItem.objects.filter(post="general_manager", link=f"/office/hazards/{forgotten.pk}/")
    assert links.count() == 2


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
