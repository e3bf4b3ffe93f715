"""A plan is handed in once."""

from tests.marketing.conftest import Market


def test_handed_in(market: Market) -> None:
    made = market.campaign("submitted")
    market.refused("state.wrong", "submit_campaign", campaign=made.pk)
    market.refused("not_allowed", "submit_campaign", "keeper", campaign=made.pk)
