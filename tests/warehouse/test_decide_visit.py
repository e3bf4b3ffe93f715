"""Another person decides who comes in."""

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot
from tests.warehouse import house


def test_yes_and_no(depot: Depot) -> None:
    visit = house.asked(depot)
    house.decide(depot, visit)
    assert visit.state == "approved"
    other = house.asked(depot)
    house.decide(depot, other, allowed=False)
    assert other.state == "refused"


def test_not_who_asked(depot: Depot) -> None:
    visit = house.asked(depot)
    visit.__class__.objects.filter(pk=visit.pk).update(asked_by=depot.who("parts_manager").employee_id)
    with pytest.raises(Refused, match=r"visit\.own"):
        house.decide(depot, visit)
