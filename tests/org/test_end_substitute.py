"""Ending a substitution: at once, by those concerned."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.org.operations.end_substitute import EndSubstitute, end_substitute
from tests.approving import handed_in, seen_by, stands_in
from tests.goods import Depot


def test_back_again_he_decides_himself(depot: Depot) -> None:
    manager, sales = depot.who("parts_manager"), depot.who("parts_sales")
    pk = stands_in(depot, manager, sales)
    request = handed_in(depot)
    assert seen_by(sales, depot) == [request.pk]
    with pytest.raises(NotAllowed):
        depot.run(end_substitute, EndSubstitute(substitution=pk), "keeper")
    depot.run(end_substitute, EndSubstitute(substitution=pk), "parts_manager")
    assert seen_by(sales, depot) == [] and seen_by(manager, depot) == [request.pk]
    with pytest.raises(Refused, match=r"substitute\.over"):
        depot.run(end_substitute, EndSubstitute(substitution=pk), "parts_manager")
