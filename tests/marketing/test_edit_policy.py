"""A draft that was sent back is changed and asked about anew."""

from chehang.marketing.models import MarketPolicy
from tests.marketing.conftest import BOSS, SPECIALIST, Market
from tests.marketing.policies import VOICES, asked, drafted

CONTENT = {
    "title": "十二月市场政策",
    "scope": "泓川X5",
    "items": "置换补贴 2000 元",
    "budget": "30000",
    "expected_orders": 10,
    "reason": "预算减半",
}


def test_after_a_change_the_departments_are_asked_anew(market: Market) -> None:
    policy = asked(market)
    days = {"valid_from": market.office.day(3), "valid_to": market.office.day(30)}
    market.refused("policy.not_draft", "edit_policy", policy=policy.pk, **CONTENT, **days)
    for post in VOICES:
        market.run("comment_policy", post, policy=policy.pk, agrees=True, words="同意")
    market.run("decide_policy", BOSS, policy=policy.pk, agreed=False, reason="预算减半")
    market.run("edit_policy", SPECIALIST, policy=policy.pk, **CONTENT, **days)
    market.run("ask_comments", policy=policy.pk)
    # What was said to the first words is not said to these.
    market.refused("policy.waits", "decide_policy", BOSS, policy=policy.pk, agreed=True)
    for post in VOICES:
        market.run("comment_policy", post, policy=policy.pk, agrees=True, words="同意修改稿")
    market.run("decide_policy", BOSS, policy=policy.pk, agreed=True)
    policy.refresh_from_db()
    assert (policy.state, policy.budget, policy.comments.count()) == ("approved", 30000, 6)


def test_refusals(market: Market) -> None:
    policy = drafted(market)
    days = {"valid_from": market.office.day(3), "valid_to": market.office.day(2)}
    market.refused("policy.days", "edit_policy", policy=policy.pk, **CONTENT, **days)
    market.refused("not_allowed", "edit_policy", "keeper", policy=policy.pk, **CONTENT, **days)
    assert MarketPolicy.objects.get().budget == 60000
