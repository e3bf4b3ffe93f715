"""Protective equipment: each piece handed out stands in the register until it is renewed; days without accident, ideas in money."""

from chehang.core.measures import Span, measures, read
from chehang.core.screens import screens
from chehang.office.models import SupplyRequest
from tests.office import Office
from tests.office.desk import incident, supplies_asked, supply
from tests.office.house import idea
from tests.work.test_task_pages import client_of


def test_the_register_and_its_renewal(office: Office) -> None:
    supplies_asked(office, supply(office, "20"), "issued")
    helmets = supply(office, "20", code="AQM", name="安全帽", unit="顶", ppe=True, lasts_months=24)
    one = supplies_asked(office, helmets, "issued", quantity="1")
    assert SupplyRequest.objects.get(pk=one.pk).renew_on == office.day(0).replace(year=office.day(0).year + 2)
    page = client_of(office, "hr_manager").get("/office/ppe/").content.decode()
    register = screens()["office.ppe"].base
    assert "安全帽" in page and register is not None and register(SupplyRequest.objects.all()).count() == 1


def _value(office: Office, name: str) -> object:
    return read(measures()[name], office.who("hr_manager"), Span.of("month", office.day(0)), office.day(0)).value


def test_days_without_accident_and_the_index(office: Office) -> None:
    """A drill is no accident; somebody hurt begins the days anew and costs twenty points."""
    incident(office, "reported", drill=True)
    assert _value(office, "office.safety_index") == 100 and _value(office, "office.drills") == 1
    incident(office, "reported", kind="injury", hurt=1, minutes_ago=3 * 24 * 60)
    assert (_value(office, "office.safe_days"), _value(office, "office.safety_index")) == (3, 80)


def test_ideas_stand_in_the_budget(office: Office) -> None:
    idea(office, "done")
    assert _value(office, "office.saved") == 9800
    page = client_of(office, "hr_manager").get("/office/savings/").content.decode()
    assert "9,800.00" in page and "12,000.00" in page


def test_a_label_for_the_phone(office: Office) -> None:
    from tests.office.desk import asset

    answer = client_of(office, "hr_manager").get(f"/office/assets/{asset(office).pk}/label/")
    assert answer["Content-Type"] == "application/pdf" and answer.content[:4] == b"%PDF"
