"""A large event: its plan, its money at once in the budget, its day and leader."""

from chehang.work.budgets import committed
from tests.office import Office
from tests.office.house import event
from tests.work.refusing import refused


def test_planned_with_its_money(office: Office) -> None:
    event(office)
    plan = {"title": "年会", "place": "展厅", "people": 120, "plan": "表彰与聚餐", "leader": office.id("keeper")}
    refused(office, "event.over", "office.plan_event", "hr_manager", **plan, day=office.day(-1))
    refused(office, "not_allowed", "office.plan_event", "keeper", **plan, day=office.day(1))
    office.leave("keeper")
    refused(office, "owner.left", "office.plan_event", "hr_manager", **plan, day=office.day(1))
    assert [(c.item, c.amount) for c in committed(office.store.pk) if c.item == "events"] == [("events", 30000)]
