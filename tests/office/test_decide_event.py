"""The general manager decides on an event, never on his own."""

from chehang.office.models import HouseEvent
from tests.office import Office
from tests.office.house import event
from tests.work.refusing import refused


def test_never_ones_own_and_a_no_has_a_reason(office: Office) -> None:
    plan = {"title": "年会", "place": "展厅", "people": 120, "plan": "表彰与聚餐", "leader": office.id("keeper")}
    pk = office.run("office.plan_event", "general_manager", **plan, day=office.day(9)).id
    refused(office, "event.own_plan", "office.decide_event", "general_manager", event=pk)
    assert HouseEvent.objects.get(pk=pk).state == "planned"
    made = event(office)
    refused(office, "event.why_not", "office.decide_event", "general_manager", event=made.pk, approved=False)
    refused(office, "not_allowed", "office.decide_event", "hr_manager", event=made.pk)
