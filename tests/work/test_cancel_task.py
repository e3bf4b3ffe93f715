"""A task that is not needed any more."""

from tests.office import Office
from tests.work.refusing import refused


def test_by_who_gave_it(office: Office) -> None:
    task = office.task()
    refused(office, "task.not_given_by_you", "cancel_task", "keeper", task=task.pk, reason="不想做")
    office.run("cancel_task", "parts_manager", task=task.pk, reason="货架已换新")
    task.refresh_from_db()
    assert (task.state, task.ended_at) == ("cancelled", office.clock.now())
    refused(office, "state.wrong", "cancel_task", "parts_manager", task=task.pk, reason="再取消")


def test_ones_own_is_ones_own(office: Office) -> None:
    own = office.run("note_task", "keeper", title="学习新件号", due=office.day(1)).id
    office.run("cancel_task", "keeper", task=own, reason="已学完")
