"""Demand that is known before it is asked for."""

from datetime import timedelta
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.replenishment.models import ExpectedDemand
from chehang.replenishment.operations.expect_demand import ExpectDemand, expect_demand
from tests.goods import TODAY

from .conftest import Planner


def expect(planner: Planner, post: str = "parts_planner", **also: Any) -> ExpectedDemand:
    told = {
        "part": planner.pads.pk,
        "quantity": "6",
        "since": TODAY,
        "until": TODAY + timedelta(days=9),
        "note": "召回",
    }
    done = planner.depot.run(expect_demand, ExpectDemand.model_validate(told | also), post)
    return ExpectedDemand.objects.get(pk=done.id)


def test_it_is_kept(planner: Planner) -> None:
    made = expect(planner, cause="recall")
    assert (made.part, made.quantity, made.cause, made.note) == (planner.pads, 6, "recall", "召回")


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"until": TODAY - timedelta(days=1)}, "expected.days"),
        ({"since": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=1)}, "expected.over"),
    ],
)
def test_days_that_cannot_be(planner: Planner, days: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        expect(planner, **days)
    assert not ExpectedDemand.objects.exists()


def test_a_salesperson_does_not(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        expect(planner, "parts_sales")
