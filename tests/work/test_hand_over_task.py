"""A task goes to a colleague."""

from tests.office import Office
from tests.work.refusing import refused


def test_the_new_owner_has_it(office: Office) -> None:
    task = office.task(helpers=[{"employee": office.id("keeper/罗斌")}])
    office.run("hand_over_task", "keeper", task=task.pk, owner=office.id("keeper/罗斌"), reason="请假")
    task.refresh_from_db()
    assert (task.owner_id, task.state, task.handed_over) == (office.id("keeper/罗斌"), "open", 1)
    assert not task.helpers.exists()


def test_who_owes_an_answer_accepts_anew(office: Office) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    office.run("accept_task", "parts_manager", task=task.pk)
    office.run("hand_over_task", "parts_manager", task=task.pk, owner=office.id("keeper"), reason="现场由仓管负责")
    task.refresh_from_db()
    assert (task.state, task.owner_id) == ("offered", office.id("keeper"))
    office.run("decline_task", "keeper", task=task.pk, reason="我在休假")
    office.run("hand_over_task", "general_manager", task=task.pk, owner=office.id("keeper/罗斌"), reason="改派")
    task.refresh_from_db()
    assert task.state == "offered"


def test_refusals(office: Office) -> None:
    task, other = office.task(), office.id("keeper/罗斌")
    refused(office, "task.not_given_by_you", "hand_over_task", "cashier", task=task.pk, owner=other, reason="代班")
    refused(
        office, "task.same_owner", "hand_over_task", "keeper", task=task.pk, owner=office.id("keeper"), reason="代班"
    )
    office.leave("keeper/罗斌")
    refused(office, "owner.left", "hand_over_task", "keeper", task=task.pk, owner=other, reason="代班")
    office.run("finish_task", "keeper", task=task.pk, result="做完了")
    refused(
        office,
        "task.not_handed_over",
        "hand_over_task",
        "keeper",
        task=task.pk,
        owner=office.id("parts_manager"),
        reason="代班",
    )
