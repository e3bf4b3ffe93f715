"""Costs add up; a tenth above the budget is the general manager's."""

from tests.marketing.conftest import BOSS, MANAGER, Market


def test_over_budget(market: Market) -> None:
    made = market.campaign("live")
    market.run("record_cost", campaign=made.pk, kind="place", actual="21000")
    market.run("record_cost", campaign=made.pk, kind="media", actual="34000")
    market.refused("campaign.over_budget", "record_cost", MANAGER, campaign=made.pk, kind="gifts", actual="0.01")
    market.run("record_cost", BOSS, campaign=made.pk, kind="gifts", actual="2000")
    made.refresh_from_db()
    assert made.actual == 57000


def test_refusals(market: Market) -> None:
    made = market.campaign()
    market.refused("campaign.not_live", "record_cost", campaign=made.pk, kind="place", actual="1")
    market.refused("not_allowed", "record_cost", "keeper", campaign=made.pk, kind="place", actual="1")
