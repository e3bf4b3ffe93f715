"""Tasks are given while somebody leads."""

from tests.office import Office
from tests.office.desk import incident
from tests.work.refusing import refused


def test_tasks(office: Office) -> None:
    data = {"title": "安抚客户", "owner": office.id("service_advisor"), "due": office.day(1)}
    refused(
        office,
        "incident.no_tasks_now",
        "office.order_incident_task",
        "service_manager",
        incident=incident(office).pk,
        **data,
    )
    made = incident(office, "handled")
    refused(
        office,
        "incident.due",
        "office.order_incident_task",
        "service_manager",
        incident=made.pk,
        **(data | {"due": office.day(-1)}),
    )
    refused(office, "not_allowed", "office.order_incident_task", "keeper", incident=made.pk, **data)
    assert office.run("office.order_incident_task", "service_manager", incident=made.pk, **data).number
