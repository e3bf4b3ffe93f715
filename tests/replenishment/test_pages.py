"""The page of the plan, its list, its Excel and its paper."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from chehang.core.printing import render
from chehang.org.models import Account, Store
from chehang.replenishment.printouts.stock_plan import PRINTOUT, stock_plan
from chehang.replenishment.web.workbench import curve_chart
from tests.shop import PadShop

from .conftest import Planner


def enter(planner: Planner, post: str, at: Store | None = None) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    who = planner.depot.actor_of(post, at=at) if at else planner.depot.who(post)
    client.force_login(Account.objects.get(pk=who.account_id), backend="chehang.org.accounts.AccountBackend")
    return client


def test_the_page_shows_curve_and_sentences(planner: Planner) -> None:
    client = enter(planner, "parts_planner")
    assert "还没有库存计划" in client.get("/replenishment/plan/").content.decode()
    planner.quota("3000")
    plan = planner.run()
    text = client.get("/replenishment/plan/").content.decode()
    assert plan.number in text and "近12月有12次需求" in text and "data-chart" in text and "echarts" in text
    assert "最高设" in text and "待" in text
    chart = curve_chart(plan)
    assert chart["series"][0]["markLine"]["data"][0]["xAxis"] == 3000
    assert chart["series"][1]["data"][0][0] == 20062 and len(chart["series"][0]["data"]) > 1


def test_the_page_finds_and_sorts(planner: Planner) -> None:
    planner.run()
    client = enter(planner, "parts_manager")
    found = client.get("/replenishment/plan/?q=雨刮&order=part&page=zz").content.decode()
    assert "雨刮片" in found and "前制动片" not in found
    assert client.get("/replenishment/plan/?plan=zz").status_code == 404


def test_excel_has_a_row_and_a_sentence_for_each_part(planner: Planner) -> None:
    plan = planner.run()
    answer = enter(planner, "parts_planner").get(f"/replenishment/lines/export/?plan={plan.pk}")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]
    assert any("近12月有12次需求" in text for text in cells) and "H3A 955 425" in cells


def test_the_old_plan_is_exported_too(planner: Planner) -> None:
    old = planner.run()
    planner.run()
    answer = enter(planner, "parts_planner").get(f"/replenishment/lines/?plan={old.pk}")
    text = answer.content.decode()
    assert "H3A 955 425" in text and "H3A 698 151 D" in text


def test_another_store_sees_nothing(planner: Planner, other_store: Store) -> None:
    plan = planner.run()
    client = enter(planner, "parts_manager", at=other_store)
    assert client.get(f"/replenishment/plan/?plan={plan.pk}").status_code == 404
    assert client.get(f"/replenishment/plans/{plan.pk}/").status_code == 404


@pytest.mark.parametrize("quota", ["3000", ""])
def test_it_prints(planner: Planner, quota: str) -> None:
    if quota:
        planner.quota(quota)
    plan = planner.run()
    planner.approve(plan)
    plan.refresh_from_db()
    sheet = stock_plan(plan)
    assert sheet.total == plan.highest_value and sheet.parts_manager.name
    assert "最高设" in sheet.lines[0].why
    assert render(PRINTOUT, sheet).startswith(b"%PDF")


def test_the_detail_page_offers_the_decision(planner: Planner) -> None:
    plan = planner.run()
    text = enter(planner, "parts_manager").get(f"/replenishment/plans/{plan.pk}/").content.decode()
    assert "批准库存计划" in text and "曲线与明细" in text


def test_the_rule_of_hits_stands_beside_the_plan(planner: Planner, padshop: PadShop) -> None:
    depot, today = planner.depot, planner.depot.clock.today()

    def ago(months: int) -> date:
        at = today.year * 12 + today.month - 1 - months
        return date(at // 12, at % 12 + 1, 3)

    for months in (1, 2, 3):  # with what the fixture sells: three of the last six months at least
        planner.sold(planner.wiper, ago(months), "1")
    slow = depot.part("H3A 111 222", "饰条")
    padshop.price(slow, "226.00", "113.00")
    planner.sold(slow, ago(20), "1")
    planner.sold(slow, ago(9), "1")
    depot.shelve(slow, "3", "300.00")
    plan = planner.run()
    client = enter(planner, "parts_planner")
    into = client.get(f"/replenishment/plan/?plan={plan.pk}&list=rule_in").content.decode()
    assert "H3A 955 425" in into and "应建储;本计划最高设" in into and "H3A 111 222" not in into
    out = client.get(f"/replenishment/plan/?plan={plan.pk}&list=rule_out").content.decode()
    assert "H3A 111 222" in out and "应停储;本计划最高设" in out and "H3A 955 425" not in out
    planner.approve(plan)
    planner.rule(planner.wiper, "never", barred="barred")
    ruled = dict(planner.run().lines.values_list("part_no", "basis"))
    assert "rule" not in ruled["H3A 955 425"], "what is never stocked no rule brings back"
