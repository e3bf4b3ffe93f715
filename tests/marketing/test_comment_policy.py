"""Each department says its word once."""

from tests.marketing.conftest import Market
from tests.marketing.policies import asked, drafted


def test_once_a_department(market: Market) -> None:
    draft = drafted(market)
    word = {"agrees": False, "words": "费用偏高"}
    market.refused("policy.not_asked", "comment_policy", "finance_manager", policy=draft.pk, **word)
    policy = asked(market)
    market.run("comment_policy", "finance_manager", policy=policy.pk, **word)
    assert [(c.department, c.agrees) for c in policy.comments.all()] == [("finance", False)]
    market.refused("policy.commented", "comment_policy", "finance_manager", policy=policy.pk, **word)
    market.refused("not_allowed", "comment_policy", "marketing_manager", policy=policy.pk, **word)
