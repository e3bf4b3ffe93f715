"""What it brought stands beside what was expected, when it is over."""

from tests.marketing.conftest import MANAGER, Market
from tests.marketing.policies import approved


def test_after_its_last_day(market: Market) -> None:
    policy = approved(market)
    word = {"policy": policy.pk, "orders": 17, "result": "置换占比提升"}
    market.refused("policy.runs", "conclude_policy", MANAGER, **word)
    market.refused("not_allowed", "conclude_policy", "marketing_specialist", **word)
    market.office.pass_time(days=31)
    market.run("conclude_policy", MANAGER, **word)
    policy.refresh_from_db()
    assert (policy.state, policy.orders) == ("concluded", 17)
