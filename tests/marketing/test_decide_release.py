"""Nothing is published that the general manager has not approved."""

from tests.marketing.conftest import BOSS, MANAGER, Market
from tests.marketing.releases import written


def test_yes_and_no(market: Market) -> None:
    made = written(market, "checked")
    market.refused("release.reason", "decide_release", BOSS, release=made.pk, agreed=False)
    market.refused("not_allowed", "decide_release", MANAGER, release=made.pk, agreed=True)
    assert market.run("decide_release", BOSS, release=made.pk, agreed=False, reason="数据待核实").state == "dropped"
    assert written(market, "approved").state == "approved"
