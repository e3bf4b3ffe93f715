"""What is left of a year over the months that are left: the worked numbers."""

from datetime import UTC, datetime
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import MeasureTarget
from chehang.insight.operations import replan_year as module
from chehang.insight.operations.replan_year import ReplanYear, replan_year
from chehang.work.operations.approve_goal import ApproveGoal, approve_goal
from tests.selling import Shop

from .test_plan_year import plan


def again(shop: Shop, goal, post: str = "general_manager"):
    return shop.run(replan_year, ReplanYear(goal=goal.pk, reason="一季度落后,按剩余月份重排"), post)


@pytest.fixture
def running(shop: Shop):
    goal = plan(shop)
    shop.run(approve_goal, ApproveGoal(goal=goal.pk), "general_manager")
    return goal


def test_the_rest_over_the_weights_that_are_left(shop: Shop, running, monkeypatch) -> None:
    """After March 250 of 276 are reached."""
    shop.depot.clock.at = datetime(2027, 4, 2, 2, tzinfo=UTC)
    reached = {1: D(100), 2: D(60), 3: D(90)}

    class Read:
        def __init__(self, value) -> None:
            self.value = value

    monkeypatch.setattr(module, "read", lambda m, ctx, span, today: Read(reached[span.first.month]))
    done = again(shop, running)
    assert [int(t) for t in done.targets] == [93, 96, 105, 89, 94, 113, 106, 116, 138]
    latest = MeasureTarget.objects.filter(kind="month", first="2027-04-01").order_by("-id")
    assert [t.target for t in latest] == [93, 90], "what was agreed before stays readable"


def test_before_it_is_approved_or_begun_nothing_is_planned_anew(shop: Shop) -> None:
    goal = plan(shop)
    with pytest.raises(Refused, match=r"plan\.not_running"):
        again(shop, goal)
    shop.run(approve_goal, ApproveGoal(goal=goal.pk), "general_manager")
    with pytest.raises(Refused, match=r"plan\.nothing_left"):
        again(shop, goal)


def test_a_department_does_not_replan_itself(shop: Shop, running) -> None:
    with pytest.raises(NotAllowed):
        again(shop, running, "parts_manager")
