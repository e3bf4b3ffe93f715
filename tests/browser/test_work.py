"""The work floor in a real browser: a complaint from the first call to its confirmed end, and a patrol with one hand."""

import pytest

from chehang.work.cases.seeds import seed_new
from chehang.work.models import CaseRecord, CaseType, CheckRound, Task
from tests.office import Office
from tests.work.complaints import WHY
from tests.work.patrols import planned

pytestmark = [pytest.mark.browser, pytest.mark.once("postgresql")]


@pytest.fixture
def real_office(real_depot) -> Office:
    seed_new()
    return Office(real_depot.store, real_depot.clock, real_depot.actor_of)


def act(page, case: CaseRecord, verb: str, **typed: str) -> None:
    """Fill in the form of an act and send it."""
    page.goto(f"/do/work/{verb}/?for=work.cases:{case.pk}")
    for name, text in typed.items():
        if name == "satisfied":
            page.check(f"[name={name}]")
        elif name == "cause":
            page.select_option(f"[name={name}]", text)
        else:
            page.fill(f"[name={name}]", text)
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_a_complaint_from_first_call_to_confirmed_end(open_browser, real_office: Office) -> None:
    office = real_office
    kind = CaseType.objects.get(code="parts_complaint")
    boss, care = office.who("parts_manager"), office.who("customer_service_manager")
    seller = open_browser(office.who("parts_sales"))
    seller.goto(f"/do/work/open_case/?type={kind.pk}")
    seller.fill("[name=title]", "前制动片异响")
    seller.fill("[name=facts]", "装车三天后低速制动异响")
    with seller.expect_navigation():
        seller.keyboard.press("Control+s")
    case = CaseRecord.objects.get()
    manager = open_browser(boss)
    manager.goto("/")
    assert case.number in manager.content()
    office.run("assign_case", "parts_manager", case=case.pk, owner=office.id("parts_sales"))
    act(seller, case, "respond_case", text="已致歉,约明天到店检查")
    act(seller, case, "propose_case", **WHY)
    act(seller, case, "agree_case", text="客户同意更换")
    act(seller, case, "execute_case", outcome="已更换,试车无异响")
    closer = open_browser(care)
    act(closer, case, "close_case", satisfied="on", text="不响了,谢谢")
    case.refresh_from_db()
    assert (case.state, case.satisfied, case.confirmed_by_id) == ("closed", True, care.employee_id)
    closer.goto(f"/work/cases/{case.pk}/")
    assert "客户同意更换" in closer.content()


def test_a_patrol_with_one_hand(open_browser, real_office: Office) -> None:
    office = real_office
    office.who("parts_manager")
    check = planned(office)
    page = open_browser(office.who("keeper"), phone=True)
    page.goto("/work/patrol/")
    page.click("a.task")
    page.fill("[name=code]", check.place.code)
    with page.expect_navigation():
        page.click("text=开始检查")
    assert page.locator(".huge-button").first.bounding_box()["height"] >= 60
    page.click("button[value=true]")
    page.fill("[name=value]", "82")
    page.fill("[name=word]", "除湿机停机")
    page.click(".item-card .huge-button")
    page.fill("[name=value]", "4")
    page.click(".item-card .huge-button")
    page.click("text=完成检查")
    page.wait_for_selector(".big-score")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing sticks out at 390 px"
    assert CheckRound.objects.get(pk=check.pk).state == "done" and Task.objects.get().about_id == check.pk
