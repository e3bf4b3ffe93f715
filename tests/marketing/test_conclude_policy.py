"""What it brought stands beside what was expected, when it is over."""

from tests.marketing.conftest import MANAGER, Market
from tests.marketing.dealer import lead, ordered
from tests.marketing.policies import approved


def test_after_its_last_day(market: Market) -> None:
    policy = approved(market)
    word = {"policy": policy.pk, "result": "置换占比提升"}
    market.refused("policy.runs", "conclude_policy", MANAGER, **word)
    market.refused("not_allowed", "conclude_policy", "marketing_specialist", **word)
    ordered(market, lead(market, 1), on=market.office.day(5))
    ordered(market, lead(market, 2), on=market.office.day(31))
    gone = ordered(market, lead(market, 3), on=market.office.day(6))
    gone.state = "cancelled"
    gone.save()
    market.office.pass_time(days=31)
    market.run("conclude_policy", MANAGER, **word)
    policy.refresh_from_db()
    assert (policy.state, policy.orders) == ("concluded", 1)
