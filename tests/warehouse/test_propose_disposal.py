"""Slow stock with a proposal; who approves depends on its cost."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from tests.goods import Depot
from tests.warehouse import house


@pytest.mark.parametrize(("value", "steps"), [("1000", 1), ("10000", 2), ("100000", 3)])
def test_the_route_by_cost(depot: Depot, value: str, steps: int) -> None:
    part = depot.part()
    depot.shelve(part, "10", value)
    made = house.proposed(depot, part)
    request = ApprovalRequest.objects.get(document="warehouse.disposal")
    assert (made.state, request.steps.count()) == ("proposed", steps)


def test_no_more_than_lies_there_and_once(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "4", "40")
    with pytest.raises(Refused, match=r"disposal\.too_many"):
        house.proposed(depot, part, "5")
    house.proposed(depot, part)
    with pytest.raises(Refused, match=r"disposal\.waits"):
        house.proposed(depot, part, "1")
