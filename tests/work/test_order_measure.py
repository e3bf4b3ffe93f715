"""A measure of a case is a task."""

from chehang.work.models import Task
from tests.office import Office
from tests.work.complaints import complaint, led_to
from tests.work.refusing import refused


def test_it_is_a_task_about_the_case(office: Office) -> None:
    case, owner = led_to(office, "assigned"), office.id("keeper")
    office.run("order_measure", "parts_sales", case=case.pk, title="封存该批次", owner=owner, due=office.day(1))
    task = Task.objects.get()
    assert (task.about, task.about_id, task.state, task.kind) == ("work.case", case.pk, "open", "follow_up")
    more = {"title": "封存", "owner": owner, "due": office.day(1)}
    refused(office, "case.no_measure_now", "order_measure", "parts_manager", case=complaint(office).pk, **more)
    refused(office, "case.not_yours", "order_measure", "cashier", case=case.pk, **more)
    refused(office, "task.due_past", "order_measure", "parts_sales", case=case.pk, **more | {"due": office.day(-1)})
