"""A policy is drafted; its next version keeps the number."""

from tests.marketing.conftest import Market
from tests.marketing.policies import approved, drafted


def test_versions(market: Market) -> None:
    first = approved(market)
    second = drafted(market, replaces=first.pk)
    assert (second.number, second.version) == (first.number, 2)
    day = market.office.day
    data = {"title": "x", "scope": "全部", "valid_from": day(3), "valid_to": day(2), "items": "礼品", "reason": "冲量"}
    market.refused("policy.days", "draft_policy", **data)
    market.refused("policy.newer", "draft_policy", **data | {"valid_to": day(4), "replaces": first.pk})
    market.refused("not_allowed", "draft_policy", "keeper", **data)
