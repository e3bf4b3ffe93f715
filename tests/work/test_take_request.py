"""The manager of the department that was asked takes a request."""

from chehang.work.models import Task
from tests.office import Office
from tests.work.refusing import refused


def test_an_owner_is_named_and_a_day_promised(office: Office) -> None:
    task = office.asked()
    office.run("take_request", "parts_manager", task=task.pk, owner=office.id("keeper"), due=office.day(7))
    task.refresh_from_db()
    assert (task.state, task.owner_id, task.due) == ("open", office.id("keeper"), office.day(7))


def test_only_within_the_department(office: Office) -> None:
    task = office.asked()
    refused(
        office, "work.not_your_department", "take_request", "sales_manager", task=task.pk, owner=office.id("keeper")
    )
    refused(
        office, "request.other_department", "take_request", "parts_manager", task=task.pk, owner=office.id("cashier")
    )
    given = office.task()
    refused(office, "request.not_waiting", "take_request", "parts_manager", task=given.pk, owner=office.id("keeper"))
    refused(
        office,
        "task.due_past",
        "take_request",
        "parts_manager",
        task=task.pk,
        owner=office.id("keeper"),
        due=office.day(-1),
    )
    assert Task.objects.get(pk=task.pk).owner_id is None


def test_of_two_who_take_one_wins(office: Office) -> None:
    task = office.asked()
    office.run("take_request", "parts_manager", task=task.pk, owner=office.id("keeper"))
    refused(office, "request.not_waiting", "take_request", "general_manager", task=task.pk, owner=office.id("keeper"))
