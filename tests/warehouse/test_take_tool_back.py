"""Back, sound or not."""

import pytest

from chehang.core.errors import Refused
from chehang.warehouse.operations.take_tool_back import TakeToolBack, take_tool_back
from tests.goods import Depot
from tests.warehouse import house


def test_sound_and_lost(depot: Depot) -> None:
    house.tool(depot)
    loan = house.lend(depot)
    depot.run(take_tool_back, TakeToolBack(loan=loan.pk))
    with pytest.raises(Refused, match=r"tool\.back"):
        depot.run(take_tool_back, TakeToolBack(loan=loan.pk))
    again = house.lend(depot)
    depot.run(take_tool_back, TakeToolBack(loan=again.pk, condition="lost"))
    again.tool.refresh_from_db()
    assert again.tool.active is False
