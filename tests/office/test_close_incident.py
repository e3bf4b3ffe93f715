"""The general manager closes it, not its leader, and not with a task open."""

from tests.office import Office
from tests.office.desk import CAME_OF_IT, incident
from tests.work.refusing import refused


def test_closed(office: Office) -> None:
    made = incident(office, "handled")
    task = {"title": "更换线路", "owner": office.id("service_manager"), "due": office.day(1)}
    done = office.run("office.order_incident_task", "service_manager", incident=made.pk, **task)
    office.run("office.settle_incident", "service_manager", incident=made.pk, **CAME_OF_IT)
    refused(office, "incident.open_task", "office.close_incident", "general_manager", incident=made.pk)
    refused(office, "not_allowed", "office.close_incident", "hr_manager", incident=made.pk)
    office.run("office.close_incident", "general_manager", incident=made.pk, enough=False, reason="损失未核")
    office.run("office.settle_incident", "service_manager", incident=made.pk, **CAME_OF_IT)
    office.run("cancel_task", "service_manager", task=done.id, reason="已并入年度改造")
    office.run("office.close_incident", "general_manager", incident=made.pk)
    made.refresh_from_db()
    assert (made.state, made.closed_by_id) == ("closed", office.id("general_manager"))


def test_not_by_its_leader(office: Office) -> None:
    pk = office.run("office.report_incident", "keeper", kind="media", place="展厅", what="客户直播投诉").id
    office.run("office.take_incident", "general_manager", incident=pk, leader=office.id("general_manager"))
    office.run("office.settle_incident", "general_manager", incident=pk, **CAME_OF_IT)
    refused(office, "incident.own", "office.close_incident", "general_manager", incident=pk)
