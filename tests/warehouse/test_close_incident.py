"""Another person closes an incident, with the measure."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from tests.goods import Depot
from tests.warehouse.sending import close, incident


def test_closed_with_the_measure(depot: Depot) -> None:
    made = incident(depot)
    close(depot, made)
    assert (made.state, made.measure) == ("closed", "修补屋面,货物移位")


def test_not_by_who_reported_it_nor_by_a_keeper(depot: Depot) -> None:
    made = incident(depot, post="parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        close(depot, made)
    with pytest.raises(NotAllowed):
        close(depot, made, "keeper")
    assert made.state == "reported"
