"""A manager gives a task to a colleague of his department."""

from chehang.core.inbox import open_items
from chehang.work.models import Task, TaskHelper
from tests.office import Office
from tests.work.refusing import refused


def test_the_owner_has_it_at_once_and_is_told(office: Office) -> None:
    task = office.task(helpers=[{"employee": office.id("keeper/罗斌")}, {"employee": office.id("keeper")}])
    assert (task.state, task.kind, task.department, task.owner_id) == ("open", "assigned", "parts", office.id("keeper"))
    assert task.number.startswith("RW-01-202611-")
    assert [h.employee_id for h in TaskHelper.objects.all()] == [office.id("keeper/罗斌")], "the owner is no helper"
    told = open_items(office.who("keeper")).get()
    assert told.params["what"] == "清理 A 区货架" and told.link == f"/work/my-tasks/{task.pk}/"


def test_a_task_from_above_has_to_be_accepted(office: Office) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    assert (task.state, task.kind, task.wants_answer) == ("offered", "temporary", True)


def test_nobody_gives_work_in_anothers_department(office: Office) -> None:
    bad = {"title": "盘点", "owner": office.id("keeper"), "due": office.day(1)}
    refused(office, "work.not_your_department", "assign_task", "sales_manager", **bad)
    assert office.task(giver="general_manager").department == "parts"


def test_who_left_gets_no_work(office: Office) -> None:
    owner = office.id("keeper")
    office.leave("keeper")
    refused(office, "owner.left", "assign_task", "parts_manager", title="盘点", owner=owner, due=office.day(1))
    refused(office, "not_found", "assign_task", "parts_manager", title="盘点", owner=999_999, due=office.day(1))
    assert not Task.objects.exists()


def test_a_day_that_is_over(office: Office) -> None:
    bad = {"title": "盘点", "owner": office.id("keeper"), "due": office.day(-1)}
    refused(office, "task.due_past", "assign_task", "parts_manager", **bad)


def test_it_waits_only_for_what_is_open(office: Office) -> None:
    first = office.task()
    assert office.task(waits_for=first.pk).waits_for_id == first.pk
    office.run("finish_task", "keeper", task=first.pk, result="已清理")
    bad = {"title": "盘点", "owner": office.id("keeper"), "due": office.day(1), "waits_for": first.pk}
    refused(office, "task.predecessor_over", "assign_task", "parts_manager", **bad)
    refused(office, "task.unknown_predecessor", "assign_task", "parts_manager", **bad | {"waits_for": 999})


def test_the_subject_must_be_one_the_giver_may_see(office: Office) -> None:
    about = office.task()
    seen = office.task(about="work.task", about_id=about.pk)
    assert seen.about_words == str(about)
    bad = {"title": "盘点", "owner": office.id("keeper"), "due": office.day(1), "about": "work.task", "about_id": 999}
    refused(office, "not_found", "assign_task", "parts_manager", **bad)


def test_a_keeper_gives_no_tasks(office: Office) -> None:
    bad = {"title": "盘点", "owner": office.id("keeper"), "due": office.day(1)}
    refused(office, "not_allowed", "assign_task", "keeper", **bad)
