"""A department asks another one (内部工单)."""

from datetime import timedelta

from chehang.core.inbox import open_items
from chehang.work.models import Task
from tests.office import Office
from tests.work.refusing import refused


def test_the_other_departments_manager_is_told_and_has_a_day_to_answer(office: Office) -> None:
    office.who("parts_manager")
    task = office.asked()
    assert (task.state, task.owner_id, task.department) == ("offered", None, "parts")
    assert task.answer_by == office.clock.now() + timedelta(hours=24)
    assert open_items(office.who("parts_manager")).get().params["what"] == "备好召回用件"


def test_not_to_ones_own_department(office: Office) -> None:
    bad = {"department": "parts", "title": "盘点", "due": office.day(1)}
    refused(office, "request.own_department", "request_work", "keeper", **bad)
    refused(office, "task.due_past", "request_work", "cashier", **bad | {"due": office.day(-1)})
    assert not Task.objects.exists()
