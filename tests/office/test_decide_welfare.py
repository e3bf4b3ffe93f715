"""Another person approves a welfare; those who get it are told."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.house import welfare
from tests.work.refusing import refused


def test_decided_by_another(office: Office) -> None:
    office.who("keeper")
    welfare(office, "approved")
    assert InboxItem.objects.filter(employee_id=office.id("keeper"), link="/office/gifts/").exists()
    refused(
        office, "welfare.why", "office.decide_welfare", "general_manager", welfare=welfare(office).pk, approved=False
    )
    assert welfare(office, "refused").state == "refused"
    own = {"kind": "festival", "title": "春节", "item": "米油", "each": "200", "day": office.day(9)}
    made = office.run("office.plan_welfare", "hr_manager+general_manager", **own).id
    refused(office, "welfare.own", "office.decide_welfare", "hr_manager+general_manager", welfare=made)
