"""A tool is with one person, calibrated, and due back."""

from datetime import timedelta

import pytest

from chehang.core.errors import Conflict, NotFound, Refused
from tests.goods import Depot
from tests.warehouse import house


def test_one_at_a_time(depot: Depot) -> None:
    house.tool(depot)
    loan = house.lend(depot)
    assert loan.due == depot.clock.today() + timedelta(days=1)
    with pytest.raises(Conflict, match=r"tool\.out"):
        house.lend(depot)


def test_what_is_refused(depot: Depot) -> None:
    yesterday = depot.clock.today() - timedelta(days=1)
    house.tool(depot, calibration_due=yesterday)
    with pytest.raises(Refused, match=r"tool\.calibration"):
        house.lend(depot)
    with pytest.raises(NotFound, match=r"tool\.unknown"):
        house.lend(depot, "X-1")
    house.tool(depot, "T-002")
    with pytest.raises(Refused, match=r"tool\.past"):
        house.lend(depot, "T-002", due=yesterday)
