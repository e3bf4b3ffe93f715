"""Somebody leaves: all that is open goes to a colleague."""

from chehang.work.models import Task
from chehang.work.services import open_work_of
from tests.office import Office
from tests.work.refusing import refused


def test_everything_open_and_nothing_else(office: Office) -> None:
    office.task(), office.task()
    over = office.task()
    office.run("finish_task", "keeper", task=over.pk, result="做完了")
    assert [w.kind for w in open_work_of(office.store.pk, office.id("keeper"))] == ["task", "task"]
    office.leave("keeper")
    done = office.run(
        "hand_over_all", "hr_manager", employee=office.id("keeper"), owner=office.id("keeper/罗斌"), reason="离职"
    )
    assert done.model_extra == {"count": 2}
    assert open_work_of(office.store.pk, office.id("keeper")) == []
    assert Task.objects.get(pk=over.pk).owner_id == office.id("keeper"), "what is over stays"


def test_refusals(office: Office) -> None:
    both = {"employee": office.id("keeper"), "owner": office.id("keeper/罗斌"), "reason": "离职"}
    refused(office, "handover.nothing", "hand_over_all", "parts_manager", **both)
    refused(office, "handover.same", "hand_over_all", "parts_manager", **both | {"owner": office.id("keeper")})
    refused(office, "work.not_your_department", "hand_over_all", "sales_manager", **both)
    refused(office, "not_allowed", "hand_over_all", "keeper", **both)
