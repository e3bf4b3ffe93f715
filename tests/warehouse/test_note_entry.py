"""In and out, never without approval (H11)."""

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot
from tests.warehouse import house


def test_in_and_out(depot: Depot) -> None:
    visit = house.asked(depot)
    house.decide(depot, visit)
    house.pass_gate(depot, visit)
    assert visit.state == "inside" and visit.escort_id == depot.who("keeper").employee_id
    house.pass_gate(depot, visit)
    assert (visit.state, visit.carried_out) == ("left", "工具包")


@pytest.mark.parametrize("refused", [True, False])
def test_not_without_approval(depot: Depot, refused: bool) -> None:
    visit = house.asked(depot)
    if refused:
        house.decide(depot, visit, allowed=False)
    with pytest.raises(Refused, match=r"visit\.not_approved"):
        house.pass_gate(depot, visit)
    assert visit.came_at is None
