"""A checklist has versions."""

from tests.office import Office
from tests.work.patrols import checklist
from tests.work.refusing import refused


def test_a_new_version_takes_over_and_the_old_stays(office: Office) -> None:
    first = checklist(office)
    second = checklist(office, title="库房安全巡检 2")
    first.refresh_from_db()
    assert (first.current, second.version, second.current, second.items.count()) == (False, 2, True, 3)


def test_refusals(office: Office) -> None:
    data = {"code": "A", "title": "a", "department": "parts"}
    bare, wrong = [{"text": "湿度", "kind": "value"}], [{"text": "湿度", "kind": "value", "low": "9", "high": "1"}]
    refused(office, "checklist.no_limits", "publish_checklist", "parts_manager", **data, items=bare)
    refused(office, "checklist.limits", "publish_checklist", "parts_manager", **data, items=wrong)
    fine = [{"text": "通道"}]
    refused(office, "work.not_your_department", "publish_checklist", "sales_manager", **data, items=fine)
    refused(office, "not_allowed", "publish_checklist", "keeper", **data, items=fine)
