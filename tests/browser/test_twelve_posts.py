"""Each of the twelve posts signs in, opens its duties, does one by its screen and finds the evidence; taken away, the duty is red.

What holds for all 111 duties (rights, pages, every rule counts) is asked without a browser in
``tests/conformance/told/test_twelve_posts.py``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection

from chehang.core import guards
from chehang.core.context import FixedClock
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage
from tests.customs.batch import broker, opened
from tests.goods import Depot
from tests.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.once("sqlite")]
DECEMBER = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
NOTE = {"kind": "rival", "title": "竞品店周末活动", "text": "隔壁品牌本周末工时八折"}
DONE = {"result": "已按要求办结"}
# Post, duty, the act that does it, what is typed; {task} and the like are made before the browser opens.
PLAYED = (
    ("general_manager", "GM11", "work/write_note", NOTE | {"kind": "contact"}),
    ("sales_manager", "SA9", "work/write_note", NOTE),
    ("service_manager", "SV4", "work/write_note", NOTE),
    ("hr_manager", "HR13", "work/finish_task/?for=work.tasks:{hr_manager}", DONE),
    ("finance_manager", "FI13", "work/finish_task/?for=work.tasks:{finance_manager}", DONE),
    ("marketing_manager", "MK11", "work/finish_task/?for=work.tasks:{marketing_manager}", DONE),
    ("customer_service_manager", "CS12", "work/finish_task/?for=work.tasks:{customer_service_manager}", DONE),
    ("parts_manager", "P-M1", "/work/reading/{policy}/", {}),
    ("keeper", "P-W5", "warehouse/report_shortage/?part={part}", {"found": "0"}),
    ("parts_planner", "P-P4", "warehouse/acknowledge_shortage/?for=warehouse.shortages:{shortage}", {}),
    ("parts_sales", "P-S6", "pricing/suggest_price/?part={part}", {"new_inc": "480", "trigger": "customer", "reason": "客户反映偏低"}),
    ("parts_logistics", "P-L4", "customs/note_message/?for=customs.shipments:{batch}&broker={broker}", {"text": "请确认到港时间"}),
)  # fmt: skip


@pytest.fixture(autouse=True)
def clock_of_server(clock: FixedClock) -> Iterator[None]:
    """The server's own clock stands where the test's does."""
    with time_machine.travel(clock.at, tick=True):
        yield


@contextmanager
def taken_away(operation: str) -> Iterator[None]:
    """What the journal says of an act is gone for a while; the guards look away."""
    guards.remove("core")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE taken_away AS SELECT * FROM core_journal WHERE operation = %s", [operation])
        cursor.execute("DELETE FROM core_journal WHERE operation = %s", [operation])
    yield
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO core_journal SELECT * FROM taken_away")
        cursor.execute("DROP TABLE taken_away")
    guards.install("core")


def test_each_does_a_duty_and_finds_its_evidence(open_browser, real_depot: Depot) -> None:
    office = Office(real_depot.store, real_depot.clock, real_depot.actor_of)
    made = {post: office.task(post, "general_manager").pk for post, *_rest in PLAYED if post != "general_manager"}
    part = real_depot.part()
    short = real_depot.run(report_shortage, ReportShortage(part=part.pk, found="1"), "parts_sales").id
    batch = opened(real_depot)
    made |= {
        "policy": office.policy("parts_manager").pk,
        "part": part.pk,
        "shortage": short,
        "batch": batch.pk,
        "broker": broker(real_depot),
    }
    for post, duty, act, typed in PLAYED:
        who = office.who(post)
        page = open_browser(who)
        page.goto("/insight/duties/mine/")
        assert page.locator(f"a[href^='/insight/duties/{duty}/']").count(), f"{post} finds {duty}"
        where = act.format_map(made)
        page.goto(where if where.startswith("/") else f"/do/{where}")
        for name, text in typed.items():
            field = page.locator(f"[name={name}]")
            field.select_option(text) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(text)
        with page.expect_navigation():
            page.locator("main form button.btn-primary").first.click()
        page.goto(f"/insight/duties/{duty}/?month=2026-11")
        said = page.content()
        assert who.name in said and "有凭据" in said, f"{post}: the evidence of {duty} is on its page"
    with taken_away("warehouse.acknowledge_shortage"), time_machine.travel(DECEMBER, tick=True):
        page = open_browser(office.who("parts_planner"))
        page.goto("/insight/duties/P-P4/?month=2026-11")
        assert page.locator(".state-red").count(), "there was a shortage in November and nobody looked at it"
