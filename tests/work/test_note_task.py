"""Everybody may note a task for himself."""

from chehang.work.models import Task
from tests.office import Office
from tests.work.refusing import refused


def test_it_is_mine_and_open(office: Office) -> None:
    done = office.run("note_task", "cashier", title="核对备用金", due=office.day())
    task = Task.objects.get(pk=done.id)
    assert (task.kind, task.state, task.owner_id, task.department) == ("own", "open", office.id("cashier"), "finance")


def test_not_for_yesterday(office: Office) -> None:
    refused(office, "task.due_past", "note_task", "cashier", title="核对备用金", due=office.day(-1))
    assert not Task.objects.exists()
