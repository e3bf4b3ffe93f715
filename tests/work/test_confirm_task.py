"""Who gave a task confirms its result: never the owner himself."""

from chehang.core.verify import broken
from tests.office import Office
from tests.work.refusing import refused


def answered(office: Office):
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    office.run("accept_task", "parts_manager", task=task.pk)
    office.run("finish_task", "parts_manager", task=task.pk, result="做完了")
    return task


def test_it_is_done_by_the_word_of_another(office: Office) -> None:
    task = answered(office)
    refused(office, "task.own_result", "confirm_task", "parts_manager", task=task.pk)
    refused(office, "task.not_given_by_you", "confirm_task", "cashier", task=task.pk)
    office.run("confirm_task", "general_manager", task=task.pk)
    task.refresh_from_db()
    assert (task.state, task.confirmed_by_id) == ("done", office.id("general_manager"))
    assert list(broken("W02")) == []
    refused(office, "state.wrong", "confirm_task", "general_manager", task=task.pk)
