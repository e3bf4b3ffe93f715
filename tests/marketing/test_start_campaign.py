"""Only an approved campaign begins."""

from tests.marketing.conftest import Market


def test_it_begins(market: Market) -> None:
    planned = market.campaign()
    market.refused("state.wrong", "start_campaign", campaign=planned.pk)
    assert market.campaign("live", title="车展").state == "live"
    market.refused("not_allowed", "start_campaign", "keeper", campaign=planned.pk)
