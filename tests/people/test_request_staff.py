"""Staff is asked for; HR and the general manager decide."""

from chehang.people.models import Requisition
from tests.people.hr import Hr


def test_two_decide_on_a_managers_wish(hr: Hr) -> None:
    data = {"position": hr.position("keeper").pk, "people": 2, "needed_by": hr.office.day(30), "reason": "新库投用"}
    pk = hr.run("request_staff", "parts_manager", **data).id
    assert Requisition.objects.get(pk=pk).over_headcount
    hr.yes("people.requisition", pk, "hr_manager", "general_manager")
    assert Requisition.objects.get(pk=pk).state == "approved"
    other = hr.run("request_staff", **data).id
    hr.no("people.requisition", other)
    assert Requisition.objects.get(pk=other).state == "returned"
    hr.refused("not_allowed", "request_staff", "keeper", **data)


def test_no_abolished_post(hr: Hr) -> None:
    pk = hr.run(
        "propose_change", kind="close", position=hr.position("cashier").pk, reason="合并", effective_on=hr.office.day(0)
    ).id
    hr.yes("people.org_change", pk)
    hr.refused(
        "position.closed",
        "request_staff",
        position=hr.position("cashier").pk,
        needed_by=hr.office.day(9),
        reason="缺人",
    )
