"""A rival is answered by a plan."""

from chehang.marketing.models import CounterPlan
from tests.marketing.conftest import Market


def test_drafted(market: Market) -> None:
    data = {
        "rival": "长风",
        "threat": "降价一万",
        "answer": "置换补贴",
        "owner": market.office.id("sales_manager"),
        "due": market.office.day(7),
    }
    assert CounterPlan.objects.get(pk=market.run("draft_counter_plan", **data).id).state == "drafted"
    market.refused("not_allowed", "draft_counter_plan", "keeper", **data)
