"""What is wanted changes."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.verify import broken
from chehang.work.models import Task
from tests.office import Office
from tests.races import codes
from tests.work.refusing import refused


def wanted(office: Office, task: Task, **also: object) -> dict[str, object]:
    return {"task": task.pk, "title": task.title, "due": task.due, "reason": "客户改期", **also}


def test_day_words_and_helpers(office: Office) -> None:
    task = office.task()
    more = {"title": "清理 A、B 区货架", "due": office.day(9), "helpers": [{"employee": office.id("keeper/罗斌")}]}
    office.run("change_task", "parts_manager", **wanted(office, task, **more))
    task.refresh_from_db()
    assert (task.title, task.due, task.helpers.get().employee.name) == ("清理 A、B 区货架", office.day(9), "罗斌")
    office.run("change_task", "parts_manager", **wanted(office, task))
    assert not task.helpers.exists()


def test_refusals(office: Office) -> None:
    task = office.task()
    refused(office, "task.not_given_by_you", "change_task", "keeper", **wanted(office, task))
    refused(office, "task.due_past", "change_task", "parts_manager", **wanted(office, task, due=office.day(-1)))
    office.run("finish_task", "keeper", task=task.pk, result="做完了")
    refused(office, "task.over", "change_task", "parts_manager", **wanted(office, task))


def test_a_task_never_waits_for_itself(office: Office) -> None:
    a, b, c = office.task(), office.task(), office.task()
    refused(office, "task.waits_for_itself", "change_task", "parts_manager", **wanted(office, a, waits_for=a.pk))
    office.run("change_task", "parts_manager", **wanted(office, a, waits_for=b.pk))
    office.run("change_task", "parts_manager", **wanted(office, b, waits_for=c.pk))
    refused(office, "task.waits_for_itself", "change_task", "parts_manager", **wanted(office, c, waits_for=a.pk))
    with pytest.raises(IntegrityError, match="work_task_no_circle"), transaction.atomic():
        Task.objects.filter(pk=b.pk).update(waits_for=a.pk)
    assert list(broken("W01")) == []
    Task.objects.filter(pk=c.pk).update(waits_for=a.pk)
    assert len(list(broken("W01"))) == 3


def test_two_who_close_a_circle_together(real_depot) -> None:
    office = Office(real_depot.store, real_depot.clock, real_depot.actor_of)
    a, b = office.task(), office.task()
    office.who("general_manager")
    ends = codes(
        lambda: office.run("change_task", "parts_manager", **wanted(office, a, waits_for=b.pk)),
        lambda: office.run("change_task", "general_manager", **wanted(office, b, waits_for=a.pk)),
    )
    assert sorted(ends) == ["done", "task.waits_for_itself"]
