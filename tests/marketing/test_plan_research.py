"""A market survey from its question to the general manager's answer."""

from typing import Any

from chehang.marketing.models import Research
from chehang.marketing.seasons import year_of
from tests.marketing.conftest import BOSS, MANAGER, Market


def planned(market: Market, **also: Any) -> Research:
    day, owner = market.office.day, market.office.who("marketing_specialist").employee_id
    data = {
        "title": "到店客户意向", "question": "为什么看竞品", "method": "interview", "area": "江东区", "begins": day(0), "due": day(7),
        "owner": owner, **also,
    }  # fmt: skip
    return Research.objects.get(pk=market.run("plan_research", MANAGER, **data).id)


REPORT = {"sample": 42, "findings": "四成同时看长风S5", "proposal": "并列五年用车成本"}


def test_it_stands_in_the_calendar_the_general_manager_sees(market: Market) -> None:
    made = planned(market)
    market.campaign()
    months = year_of(market.office.who(BOSS), 2026)
    assert {a.title for a in months[10].activities} == {made.title, "双十二试驾会"}
    assert (months[10].cost, months[9].activities) == (50000, [])


def test_refusals(market: Market) -> None:
    data = {
        "title": "x",
        "question": "为什么",
        "method": "desk",
        "area": "全市",
        "owner": market.office.who(MANAGER).employee_id,
    }
    days = {"begins": market.office.day(2), "due": market.office.day(1)}
    market.refused("research.days", "plan_research", MANAGER, **data, **days)
    market.refused("not_allowed", "plan_research", "keeper", **data, **days)
