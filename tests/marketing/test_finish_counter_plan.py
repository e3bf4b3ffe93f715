"""A plan ends with its result."""

from chehang.marketing.models import CounterPlan
from tests.marketing.conftest import BOSS, Market


def test_finished(market: Market) -> None:
    data = {
        "rival": "长风",
        "threat": "降价一万",
        "answer": "置换补贴",
        "owner": market.office.id("sales_manager"),
        "due": market.office.day(7),
    }
    plan = market.run("draft_counter_plan", **data).id
    market.refused("state.wrong", "finish_counter_plan", plan=plan, result="挽回3台")
    market.run("decide_counter_plan", BOSS, plan=plan, agreed=True)
    market.run("finish_counter_plan", plan=plan, result="挽回3台")
    assert CounterPlan.objects.get().result == "挽回3台"
    market.refused("not_allowed", "finish_counter_plan", "keeper", plan=plan, result="挽回3台")
