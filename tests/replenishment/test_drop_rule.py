"""A part follows the plan again."""

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.org.models import Store
from chehang.replenishment.models import PlanRule
from chehang.replenishment.operations.drop_rule import DropRule, drop_rule

from .conftest import Planner


def test_the_rule_ends_and_stays_as_history(planner: Planner) -> None:
    pk = planner.rule(planner.wiper, "never", barred="barred").id or 0
    planner.depot.run(drop_rule, DropRule(rule=pk), "parts_manager")
    assert PlanRule.objects.get().dropped_at and planner.run().lines.get(part=planner.wiper).max > 0
    with pytest.raises(Refused, match=r"rule\.dropped"):
        planner.depot.run(drop_rule, DropRule(rule=pk), "parts_manager")


def test_who_may(planner: Planner, other_store: Store) -> None:
    pk = planner.rule(planner.pads, least="3").id or 0
    with pytest.raises(NotAllowed):
        planner.depot.run(drop_rule, DropRule(rule=pk), "parts_sales")
    stranger = planner.depot.actor_of("parts_planner", at=other_store)
    with pytest.raises(NotFound):
        drop_rule(DropRule(rule=pk), actor=stranger, clock=planner.depot.clock)
    assert PlanRule.objects.get().dropped_at is None
