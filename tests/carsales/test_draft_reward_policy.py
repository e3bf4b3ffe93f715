"""A policy counts when finance and the general manager have approved it; its page simulates the open orders."""

from decimal import Decimal as D

from chehang.carsales.models import RewardPolicy
from chehang.carsales.rewarding import policy_on
from chehang.carsales.web.reward_screens import simulated

from .dealer import Dealer
from .rewarding import POLICY, QUALITY, drafted, in_force


def test_approved_by_two_and_simulated(dealer: Dealer) -> None:
    who = dealer.who("sales_manager")
    row = drafted(dealer)
    assert row.state == "submitted" and policy_on(who, dealer.day()) is None
    dealer.ordered()
    [tried] = simulated(row, who)
    assert (tried.cars, tried.now, tried.then) == (1, 0, D("360.00"))  # 300 × 1.2 × 1.0
    first = in_force(dealer, valid_from=dealer.day(1))
    assert policy_on(who, dealer.day(2)) == first and policy_on(who, dealer.day()) is None


def test_refusals(dealer: Dealer) -> None:
    facts = POLICY | {"valid_from": dealer.day()}
    dealer.refused("reward.past", "draft_reward_policy", "sales_manager", **(facts | {"valid_from": dealer.day(-1)}))
    dealer.refused("reward.slow", "draft_reward_policy", "sales_manager", **(facts | {"slow": "100"}))
    dealer.refused("reward.steps", "draft_reward_policy", "sales_manager", **(facts | {"quality": QUALITY[::-1]}))
    assert not RewardPolicy.objects.exists()
