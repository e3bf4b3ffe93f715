"""A plan made over night becomes the planner's own."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.hand_in_plan import HandInPlan, hand_in_plan

from .conftest import Planner
from .test_plan_tonight import night


def test_it_is_handed_in_once(planner: Planner) -> None:
    made = Plan.objects.get(pk=night(planner).id)
    planner.depot.run(hand_in_plan, HandInPlan(plan=made.pk), "parts_planner")
    with pytest.raises(Refused, match=r"plan\.handed_in"):
        planner.depot.run(hand_in_plan, HandInPlan(plan=made.pk), "parts_planner")
    with pytest.raises(IntegrityError, match="maker_stays"), transaction.atomic():
        Plan.objects.update(maker=planner.depot.who("parts_manager").employee_id)


def test_the_manager_does_not_hand_in(planner: Planner) -> None:
    made = Plan.objects.get(pk=night(planner).id)
    with pytest.raises(NotAllowed):
        planner.depot.run(hand_in_plan, HandInPlan(plan=made.pk), "parts_manager")
