"""A policy that was tried is adopted: by the parts manager, above the quota by finance and the general manager."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalRequest
from chehang.purchasing.quota import current
from chehang.replenishment.models import Policy
from chehang.replenishment.operations.adopt_policy import AdoptPolicy, adopt_policy
from tests.approving import says_no, says_yes
from tests.goods import TODAY

from .conftest import Planner
from .test_try_policy import tried


def ask(planner: Planner, policy: Policy, post: str = "parts_planner") -> ApprovalRequest:
    planner.depot.run(adopt_policy, AdoptPolicy(policy=policy.pk, reason="满足率更高"), post)
    return ApprovalRequest.objects.get(document="replenishment.policy", object_id=policy.pk, state="open")


def test_every_plan_is_made_by_it_from_now_on(planner: Planner) -> None:
    planner.quota("30000")
    policy = tried(planner, objective="unit", review_days=14, quota="500")
    says_yes(planner.depot, ask(planner, policy), "parts_manager")
    policy.refresh_from_db()
    plan = planner.run()
    assert policy.state == "adopted"
    assert plan.parameters == {"objective": "unit", "review_days": 14, "default_lead_days": 15}
    assert plan.quota == D(500) and plan.highest_value <= 500
    second = tried(planner)
    says_yes(planner.depot, ask(planner, second), "parts_manager")
    policy.refresh_from_db()
    assert policy.state == "superseded" and planner.run().quota == D(30000)


def test_above_the_quota_finance_and_the_general_manager_decide(planner: Planner) -> None:
    planner.quota("500")
    policy = tried(planner, quota="900")
    request = ask(planner, policy)
    says_yes(planner.depot, request, "finance_manager")
    limit = current(planner.depot.who("parts_planner"), TODAY)
    assert limit and limit.amount == 500
    says_yes(planner.depot, request, "general_manager")
    limit = current(planner.depot.who("parts_planner"), TODAY)
    policy.refresh_from_db()
    assert policy.state == "adopted" and limit and limit.amount == 900


def test_a_no_leaves_it_a_trial(planner: Planner) -> None:
    policy = tried(planner)
    says_no(planner.depot, ask(planner, policy), "parts_manager")
    policy.refresh_from_db()
    assert policy.state == "tried"


def test_it_is_asked_for_once(planner: Planner) -> None:
    policy = tried(planner)
    ask(planner, policy)
    with pytest.raises(Refused, match=r"state\.wrong"):
        ask(planner, policy)


def test_a_keeper_does_not_adopt(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        ask(planner, tried(planner), "keeper")
