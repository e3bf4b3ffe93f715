"""Two stories of safety from end to end: a hazard that nobody fixes, and a fire drill that is followed by an injury."""

from datetime import timedelta

from chehang.core.house import house_actor
from chehang.core.models import InboxItem, Timer
from chehang.core.verify import broken
from chehang.office.models import Hazard, Incident
from chehang.office.operations.escalate_hazards import EscalateHazards, escalate_hazards
from chehang.work.models import Task
from chehang.work.tasks.states import OPEN
from tests.goods import upload
from tests.office import Office
from tests.work.refusing import refused


def _told(office: Office, hazard: int) -> int:
    """How often the general manager has heard of it, after this morning's round."""
    escalate_hazards(EscalateHazards(), actor=house_actor(office.store.pk, "01"), clock=office.clock)
    return InboxItem.objects.filter(post="general_manager", link=f"/office/hazards/{hazard}/").count()


def test_a_hazard_that_nobody_fixes(office: Office) -> None:
    """Found by a technician with a photo; nobody takes it, then nobody mends it: the general manager hears of it each day, the day is
    moved by him alone, and who mended it does not verify it (H22)."""
    pk = office.run("office.report_hazard", "technician", place="钣喷车间", what="烤漆房排风故障").id
    office.run(
        "core.attach_file", "technician", document="office.hazard", object_id=pk, sha256=upload(), name="整改前.png"
    )
    heard = []
    for _day in range(3):
        heard.append(_told(office, pk))
        office.pass_time(days=1)
    assert heard == [0, 0, 1]
    order = {"hazard": pk, "responsible": office.id("service_manager"), "measure": "更换风机"}
    office.run("office.order_mending", "hr_manager", **order, due=office.day(2))
    office.pass_time(days=3)
    assert [_told(office, pk), _told(office, pk)] == [2, 2]
    refused(office, "hazard.extend", "office.order_mending", "hr_manager", **order, due=office.day(5))
    office.run("office.order_mending", "general_manager", **order, due=office.day(1))
    office.run("office.mend_hazard", "service_manager", hazard=pk)
    refused(office, "hazard.own", "office.verify_hazard", "service_manager", hazard=pk)
    office.run("office.verify_hazard", "hr_manager", hazard=pk, mended=False)
    office.pass_time(days=2)
    assert _told(office, pk) == 3
    office.run("office.mend_hazard", "service_manager", hazard=pk)
    office.run("office.verify_hazard", "hr_manager", hazard=pk)
    office.pass_time(days=1)
    assert _told(office, pk) == 3 and Hazard.objects.get(pk=pk).verified_by_id == office.id("hr_manager")


def test_a_fire_drill_and_an_injury(office: Office) -> None:
    """The drill runs through the room and counts as none; the injury of the day after is led within fifteen minutes, told to whom it
    has to be told, and closed by the general manager with all four of 四不放过 and no open task."""
    drill = office.run(
        "office.report_incident", "hr_manager", kind="fire", place="配件仓", what="消防演练", drill=True
    ).id
    _through(office, drill)
    office.pass_time(days=1)
    pk = office.run(
        "office.report_incident",
        "technician",
        kind="injury",
        place="机修车间",
        what="举升机夹手",
        hurt=1,
        level="serious",
        minutes_ago=5,
    ).id
    one = Incident.objects.get(pk=pk)
    clock = Timer.objects.get(subject="office.Incident", subject_id=pk, ended_at=None)
    assert clock.due_at == office.clock.now() + timedelta(minutes=15)
    assert InboxItem.objects.filter(post="general_manager", link=f"/office/incidents/{pk}/").exists()
    office.run("office.take_incident", "general_manager", incident=pk, leader=office.id("service_manager"))
    for party in ("120", "家属", "应急管理局", "人社局工伤科"):
        office.run("office.note_incident", "service_manager", incident=pk, text=f"已通知{party}", party=party)
    task = office.run(
        "office.order_incident_task",
        "service_manager",
        incident=pk,
        title="加装护罩",
        owner=office.id("technician"),
        due=office.day(2),
    ).id
    settle = {
        "incident": pk,
        "cause": "护罩拆除未装回",
        "responsible": "机修组长",
        "measures": "护罩联锁",
        "loss": "3200",
    }
    office.run("office.settle_incident", "service_manager", **settle, taught="机修全员")
    refused(office, "incident.open_task", "office.close_incident", "general_manager", incident=pk)
    refused(office, "not_allowed", "office.close_incident", "hr_manager", incident=pk)

    office.run("finish_task", "technician", task=task, result="已加装")
    if Task.objects.get(pk=task).state in OPEN:
        office.run("confirm_task", "service_manager", task=task)
    office.run("office.close_incident", "general_manager", incident=pk)
    one.refresh_from_db()
    assert one.state == "closed" and one.entries.exclude(party="").count() == 4
    assert not {"I37", "I38"} & {rule.code for rule, _row in broken()}


def _through(office: Office, pk: int | None) -> None:
    office.run("office.take_incident", "general_manager", incident=pk, leader=office.id("hr_manager"))
    said = {"cause": "演练", "responsible": "全员", "measures": "疏散 3 分 20 秒", "taught": "全员"}
    office.run("office.settle_incident", "hr_manager", incident=pk, **said)
    office.run("office.close_incident", "general_manager", incident=pk)
