"""What was found wanting becomes a task; the rhythm goes on."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.verify import broken
from chehang.work.models import CheckRound, Task
from tests.office import Office
from tests.work.patrols import answered, checklist, started
from tests.work.refusing import refused


def test_a_finding_becomes_a_task_that_the_checker_confirms(office: Office) -> None:
    office.who("parts_manager")
    check = answered(office)
    office.run("finish_check", "keeper", check=check.pk)
    check.refresh_from_db()
    assert (check.state, check.failed, check.score) == ("done", 1, D("0.600000"))
    task = Task.objects.get()
    assert (task.owner_id, task.due, task.about_id) == (office.id("parts_manager"), office.day(7), check.pk)
    assert "除湿机停机" in task.detail and list(broken("W04")) == []
    office.run("accept_task", "parts_manager", task=task.pk)
    office.run("finish_task", "parts_manager", task=task.pk, result="已修好")
    refused(office, "task.own_result", "confirm_task", "parts_manager", task=task.pk)
    office.run("confirm_task", "keeper", task=task.pk)


def test_all_items_first_and_the_database_says_so_too(office: Office) -> None:
    check = started(office)
    refused(office, "check.unanswered", "finish_check", "keeper", check=check.pk)
    refused(office, "check.not_yours", "finish_check", "parts_manager", check=check.pk)
    with pytest.raises(IntegrityError, match="work_check_answered"), transaction.atomic():
        CheckRound.objects.filter(pk=check.pk).update(state="done", done_at=office.clock.now(), score=1)
    assert not Task.objects.exists()


def test_the_next_round_comes_from_the_rhythm_itself(office: Office) -> None:
    checklist(office, rhythm=7)
    check = answered(office, humidity="55", word="")
    first = check.due
    office.pass_time(days=9)
    office.run("finish_check", "keeper", check=check.pk)
    assert (CheckRound.objects.get(state="planned").due - first).days == 14
