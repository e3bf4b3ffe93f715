"""A campaign is planned with its budget."""

from tests.marketing.conftest import Market


def test_the_budget_is_the_sum_of_its_lines(market: Market) -> None:
    made = market.campaign()
    assert (made.budget, made.state) == (50000, "planned") and made.number.startswith("MK")


def test_refusals(market: Market) -> None:
    day = market.office.day
    data = {
        "title": "x",
        "kind": "show",
        "begins": day(5),
        "ends": day(6),
        "place": "展馆",
        "aim": "线索",
        "lines": [{"kind": "place", "planned": "1"}],
    }
    market.refused("campaign.days", "plan_campaign", **data | {"ends": day(4)})
    market.refused("campaign.twice", "plan_campaign", **data | {"lines": data["lines"] * 2})
    market.refused("campaign.claim_by", "plan_campaign", **data, cofund_share=50)
    market.refused("not_allowed", "plan_campaign", "keeper", **data)
