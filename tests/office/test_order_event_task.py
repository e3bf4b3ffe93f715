"""The tasks of an event are given by who leads or planned it."""

from chehang.work.models import Task
from tests.office import Office
from tests.office.house import event
from tests.work.refusing import refused


def test_while_it_is_prepared(office: Office) -> None:
    made = event(office)
    task = {"event": made.pk, "title": "订场地", "owner": office.id("keeper"), "due": office.day(3)}
    refused(office, "event.no_tasks_now", "office.order_event_task", "hr_manager", **task)
    office.run("office.decide_event", "general_manager", event=made.pk)
    refused(office, "event.not_leader", "office.order_event_task", "parts_manager", **task)
    refused(office, "event.due", "office.order_event_task", "keeper", **(task | {"due": office.day(-1)}))
    given = office.run("office.order_event_task", "hr_manager", **task).id
    assert Task.objects.get(pk=given).about == "office.event"
