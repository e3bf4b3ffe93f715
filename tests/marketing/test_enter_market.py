"""The market of a month, area and segment is entered once; parts are no more than the whole."""

from decimal import Decimal

from chehang.marketing.models import MarketFigure
from tests.marketing.conftest import Market


def test_our_share(market: Market) -> None:
    data = {
        "month": "2026-10-15",
        "area": "江东区",
        "segment": "紧凑型SUV",
        "size": 1120,
        "brand": 96,
        "ours": 63,
        "source": "上险数据",
    }
    market.run("enter_market", **data)
    made = MarketFigure.objects.get()
    assert (str(made.month), made.share) == ("2026-10-01", Decimal("0.0563"))
    market.refused("market.twice", "enter_market", **data | {"month": "2026-10-02"})
    market.refused("market.parts", "enter_market", **data | {"ours": 97})
    market.refused("not_allowed", "enter_market", "keeper", **data)
