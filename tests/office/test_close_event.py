"""An event is closed after its day, with every task done and what came of it."""

from chehang.work.budgets import committed
from tests.office import Office
from tests.office.house import event
from tests.work.refusing import refused


def test_with_what_came_of_it(office: Office) -> None:
    made = event(office, "approved")
    task = {"event": made.pk, "title": "订场地", "owner": office.id("keeper"), "due": office.day(3)}
    given = office.run("office.order_event_task", "hr_manager", **task).id
    close = {"event": made.pk, "came": 118, "cost": "28600", "summary": "流程顺畅,抽奖环节超时"}
    refused(office, "event.not_yet", "office.close_event", "keeper", **close)
    office.pass_time(days=20)
    refused(office, "event.open_task", "office.close_event", "keeper", **close)
    refused(office, "event.not_leader", "office.close_event", "parts_manager", **close)
    office.run("cancel_task", "hr_manager", task=given, reason="已由酒店承办")
    office.run("office.close_event", "keeper", **close)
    made.refresh_from_db()
    assert (made.state, made.came, made.cost) == ("closed", 118, 28600)
    assert not [c for c in committed(office.store.pk) if c.item == "events"]
