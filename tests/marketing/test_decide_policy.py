"""The general manager decides when the departments have spoken, or two working days are over."""

from tests.marketing.conftest import BOSS, Market
from tests.marketing.policies import approved, asked


def test_a_newer_version_takes_the_place(market: Market) -> None:
    first = approved(market)
    second = approved(market, replaces=first.pk)
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("replaced", "approved", 2)


def test_who_is_silent_agrees_after_two_working_days(market: Market) -> None:
    policy = asked(market)
    yes = {"policy": policy.pk, "agreed": True}
    market.refused("policy.waits", "decide_policy", BOSS, **yes)
    market.refused("not_allowed", "decide_policy", "marketing_manager", **yes)
    market.refused("policy.reason", "decide_policy", BOSS, policy=policy.pk, agreed=False)
    market.office.pass_time(days=3)
    assert market.run("decide_policy", BOSS, **yes).state == "approved"


def test_sent_back(market: Market) -> None:
    policy = asked(market)
    assert market.run("decide_policy", BOSS, policy=policy.pk, agreed=False, reason="预算减半").state == "draft"
