"""An advertisement has its week and its place, once."""

from tests.marketing.conftest import Market


def test_planned_once(market: Market) -> None:
    data = {"medium": "汽车之家", "kind": "portal", "week": market.office.day(7), "cost": "8000"}
    market.run("plan_placement", **data)
    market.refused("placement.twice", "plan_placement", **data)
    market.refused("placement.monday", "plan_placement", **data | {"week": market.office.day(8)})
    market.refused("not_allowed", "plan_placement", "keeper", **data)
