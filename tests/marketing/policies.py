"""Short ways to a market policy."""

from typing import Any

from chehang.marketing.models import MarketPolicy
from tests.marketing.conftest import BOSS, Market

VOICES = ("sales_manager", "service_manager", "finance_manager")


def drafted(market: Market, **also: Any) -> MarketPolicy:
    day = market.office.day
    data = {
        "title": "十二月市场政策", "scope": "泓川X5 全渠道", "valid_from": day(3), "valid_to": day(30), "items": "置换补贴 3000 元,厂家承担一半",
        "budget": "60000", "expected_orders": 20, "reason": "年终冲量", **also,
    }  # fmt: skip
    return MarketPolicy.objects.get(pk=market.run("draft_policy", **data).id)


def asked(market: Market, **also: Any) -> MarketPolicy:
    policy = drafted(market, **also)
    market.run("ask_comments", policy=policy.pk)
    return policy


def approved(market: Market, **also: Any) -> MarketPolicy:
    policy = asked(market, **also)
    for post in VOICES:
        market.run("comment_policy", post, policy=policy.pk, agrees=True, words="同意")
    market.run("decide_policy", BOSS, policy=policy.pk, agreed=True)
    policy.refresh_from_db()
    return policy
