"""A campaign is called off with its costs."""

from tests.marketing.conftest import MANAGER, Market


def test_called_off(market: Market) -> None:
    made = market.campaign("live")
    market.run("record_cost", campaign=made.pk, kind="place", actual="5000")
    market.refused("not_allowed", "cancel_campaign", campaign=made.pk, reason="台风")
    market.run("cancel_campaign", MANAGER, campaign=made.pk, reason="台风")
    made.refresh_from_db()
    assert (made.state, made.actual) == ("cancelled", 5000)
