"""A round is planned."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.patrols import checklist, planned
from tests.work.refusing import refused


def test_the_checker_is_told(office: Office) -> None:
    office.who("keeper")
    check = planned(office)
    assert check.state == "planned" and open_items(office.who("keeper")).get().params["number"] == check.number


def test_refusals(office: Office) -> None:
    old, new = checklist(office), checklist(office)
    who = {"checker": office.id("keeper"), "due": office.day()}
    refused(office, "check.old_version", "plan_check", "parts_manager", template=old.pk, **who)
    refused(office, "work.not_your_department", "plan_check", "sales_manager", template=new.pk, **who)
    refused(office, "task.due_past", "plan_check", "parts_manager", template=new.pk, **who | {"due": office.day(-1)})
    office.leave("keeper")
    refused(office, "owner.left", "plan_check", "parts_manager", template=new.pk, **who)
