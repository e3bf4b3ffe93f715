"""The owner says what came of it."""

import pytest
from django.db import IntegrityError, transaction

from chehang.work.models import Task
from tests.office import Office
from tests.work.refusing import refused


def test_an_assigned_task_is_done(office: Office) -> None:
    task = office.task()
    refused(office, "task.not_yours", "finish_task", "parts_manager", task=task.pk, result="做完了")
    office.run("finish_task", "keeper", task=task.pk, result="已清理,照片在群里")
    task.refresh_from_db()
    assert (task.state, task.ended_at, task.confirmed_by_id) == ("done", office.clock.now(), None)


def test_a_task_from_above_waits_for_its_givers_word(office: Office) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    refused(office, "state.wrong", "finish_task", "parts_manager", task=task.pk, result="做完了")
    office.run("accept_task", "parts_manager", task=task.pk)
    office.run("finish_task", "parts_manager", task=task.pk, result="做完了")
    task.refresh_from_db()
    assert (task.state, task.ended_at) == ("answered", None)


def test_not_before_its_turn_and_the_database_says_so_too(office: Office) -> None:
    first = office.task()
    second = office.task(waits_for=first.pk)
    refused(office, "task.waits", "finish_task", "keeper", task=second.pk, result="做完了")
    with pytest.raises(IntegrityError, match="work_task_waits_its_turn"), transaction.atomic():
        Task.objects.filter(pk=second.pk).update(state="done", result="x", ended_at=office.clock.now())
    office.run("finish_task", "keeper", task=first.pk, result="做完了")
    office.run("finish_task", "keeper", task=second.pk, result="做完了")
    assert set(Task.objects.values_list("state", flat=True)) == {"done"}
