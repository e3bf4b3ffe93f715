"""In a browser: a quiz, a policy acknowledged, each of the twelve posts opens its duties."""

from collections.abc import Callable
from typing import Any

import pytest

from chehang.core.context import FixedClock
from chehang.insight.duties.texts import duties
from chehang.work.models import Acknowledgement, Certificate, QuizPaper
from tests.office import Office

pytestmark = [pytest.mark.usefixtures("clock_of_server"), pytest.mark.once("sqlite")]
TWELVE = list(dict.fromkeys(d.post for d in duties()))


@pytest.fixture
def clock_of_server(clock: FixedClock) -> Any:
    """The server's own clock stands where the test's does."""
    import time_machine

    with time_machine.travel(clock.at, tick=True):
        yield


def test_a_quiz_on_the_phone(open_browser: Callable[..., Any], office: Office) -> None:
    session = office.session()
    page = open_browser(office.who("keeper"), phone=True)
    page.goto("/work/my-training/")
    page.get_by_role("button", name="签到").click()
    page.get_by_role("link", name="考试").click()
    page.get_by_role("button", name="开始考试").click()
    page.wait_for_selector("fieldset")
    paper = QuizPaper.objects.get(session=session)
    for n, question in enumerate(paper.questions):
        page.locator(f"input[name=q{n}][value='{question['answer']}']").check()
    page.get_by_role("button", name="交卷").click()
    page.wait_for_selector(".state-green")
    assert Certificate.objects.filter(employee_id=office.id("keeper")).exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_policy_from_the_desk(open_browser: Callable[..., Any], office: Office) -> None:
    office.who("keeper")
    policy = office.policy()
    page = open_browser(office.who("keeper"))
    page.goto("/")
    page.locator(f"a.wait[href='/work/reading/{policy.pk}/']").click()
    page.get_by_role("button", name="我已阅读并遵守").click()
    page.wait_for_selector("text=阅读时间")
    assert Acknowledgement.objects.get().employee_id == office.id("keeper")


def test_each_of_the_twelve_posts(open_browser: Callable[..., Any], office: Office) -> None:
    for post in TWELVE:
        page = open_browser(office.who(post))
        page.goto("/")
        page.locator("#my-duties h2 a").click()
        first = next(d for d in duties() if d.post == post)
        page.get_by_role("link", name=first.number, exact=True).click()
        page.wait_for_selector(f"text={first.text[:8]}")
        page.context.close()


def test_the_board_of_duties(open_browser: Callable[..., Any], office: Office) -> None:
    page = open_browser(office.who("general_manager"))
    page.goto("/insight/duties/")
    assert page.locator("tbody tr").count() == 111
    page.locator("a:has(.state)", has_text="待办").first.click()
    page.wait_for_selector("tbody tr")
    phone = open_browser(office.who("hr_manager"), phone=True)
    phone.goto("/insight/duties/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
