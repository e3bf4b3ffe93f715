"""Another person decides on a counter-plan."""

from chehang.marketing.models import CounterPlan
from tests.marketing.conftest import BOSS, MANAGER, SPECIALIST, Market


def test_approved(market: Market) -> None:
    data = {
        "rival": "长风",
        "threat": "降价一万",
        "answer": "置换补贴",
        "owner": market.office.id("sales_manager"),
        "due": market.office.day(7),
    }
    plan = market.run("draft_counter_plan", **data).id
    market.refused("not_allowed", "decide_counter_plan", MANAGER, plan=plan, agreed=True)
    CounterPlan.objects.filter(pk=plan).update(made_by_id=market.office.id(BOSS))
    market.refused("counter.own", "decide_counter_plan", BOSS, plan=plan, agreed=True)
    CounterPlan.objects.filter(pk=plan).update(made_by_id=market.office.id(SPECIALIST))
    market.run("decide_counter_plan", BOSS, plan=plan, agreed=True)
    assert CounterPlan.objects.get().state == "approved"
