"""A is chosen with 92.92 points, 750 below the mean of the others; not the cheapest wants a reason."""

from tests.marketing.conftest import Market

OFFERS = [
    {"vendor": "A", "price": "48000", "quality": 90, "delivery": 95, "service": 90},
    {"vendor": "B", "price": "52000", "quality": 95, "delivery": 90, "service": 95},
    {"vendor": "C", "price": "45500", "quality": 80, "delivery": 85, "service": 80},
]


def test_the_offers_of_the_book(market: Market) -> None:
    data = {"subject": "展台搭建", "offers": OFFERS, "chosen": "A"}
    market.refused("vendor.reason", "compare_vendors", **data)
    market.refused("vendor.three", "compare_vendors", **data | {"offers": OFFERS[:2], "reason": "质量好"})
    market.refused("vendor.unknown", "compare_vendors", **data | {"chosen": "D"})
    market.refused("not_allowed", "compare_vendors", "keeper", **data)
    done = market.run("compare_vendors", **data, reason="综合得分最高")
    assert done.saved == "750.00" and [s["score"] for s in done.scores] == ["92.92", "91.00", "89.00"]
