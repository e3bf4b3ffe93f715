"""A late case climbs; by hand it climbs at once."""

from chehang.core.desk import waiting_for
from tests.office import Office
from tests.work.complaints import complaint, led_to
from tests.work.refusing import refused


def seen(office: Office, post: str) -> list[str]:
    return [str(w.title) for w in waiting_for(office.who(post), office.clock) if "/work/cases/" in w.url]


def test_a_rung_a_day(office: Office) -> None:
    complaint(office)
    assert seen(office, "parts_manager") and not seen(office, "customer_service_manager")
    office.pass_time(hours=3)
    assert seen(office, "parts_manager") and not seen(office, "general_manager")
    office.pass_time(days=1)
    assert seen(office, "customer_service_manager") and not seen(office, "general_manager")
    office.pass_time(days=1)
    assert seen(office, "general_manager")


def test_by_hand_at_once_up_to_the_top(office: Office) -> None:
    case = complaint(office)
    office.run("escalate_case", "parts_sales", case=case.pk, reason="客户要找媒体")
    assert seen(office, "customer_service_manager") and not seen(office, "general_manager")
    office.run("escalate_case", "parts_sales", case=case.pk, reason="记者来电")
    assert seen(office, "general_manager")
    refused(office, "case.at_the_top", "escalate_case", "parts_sales", case=case.pk, reason="再升")
    refused(office, "case.over", "escalate_case", "parts_sales", case=led_to(office, "closed").pk, reason="再升")
