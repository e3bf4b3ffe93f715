"""Tools are known by their code."""

import pytest

from chehang.core.errors import Conflict
from tests.goods import Depot
from tests.warehouse import house


def test_once(depot: Depot) -> None:
    assert house.tool(depot, "t-009").code == "T-009"
    with pytest.raises(Conflict, match=r"tool\.known"):
        house.tool(depot, "T-009")
