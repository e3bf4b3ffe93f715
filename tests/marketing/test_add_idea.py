"""A case of others with what it means for us."""

from tests.marketing.conftest import Market


def test_added(market: Market) -> None:
    data = {"title": "直播探店", "source": "同城奔驰店", "content": "每晚直播,月均80条线索", "change": "改为周末两场"}
    market.run("add_idea", **data)
    market.refused("not_allowed", "add_idea", "keeper", **data)
