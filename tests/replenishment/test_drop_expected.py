"""Demand that is not expected any more."""

import pytest

from chehang.core.errors import Conflict, NotAllowed
from chehang.replenishment.known import known
from chehang.replenishment.operations.drop_expected import DropExpected, drop_expected
from tests.goods import TODAY

from .conftest import Planner
from .test_expect_demand import expect


def test_it_counts_until_it_is_dropped(planner: Planner) -> None:
    made, actor = expect(planner), planner.depot.who("parts_planner")
    assert [k.quantity for k in known(actor, TODAY)[planner.pads.pk]] == [6]
    planner.depot.run(drop_expected, DropExpected(expected=made.pk), "parts_planner")
    assert known(actor, TODAY) == {}
    with pytest.raises(Conflict, match=r"expected\.dropped"):
        planner.depot.run(drop_expected, DropExpected(expected=made.pk), "parts_planner")


def test_a_salesperson_does_not(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        planner.depot.run(drop_expected, DropExpected(expected=expect(planner).pk), "parts_sales")
