"""Cause and responsibility of each difference."""

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot
from tests.warehouse.counting import begun, counted, explain


def test_cause_and_who_pays(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = counted(depot, {1: "8"})
    keeper = depot.who("keeper").employee_id
    explain(depot, count, 1, "handling", responsible=keeper, recovered="15", note="发货多发")
    line = count.lines.get()
    assert (line.cause, line.recovered, line.responsible_id) == ("handling", 15, keeper)


def test_what_is_refused(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100", "A-01-01-01")
    depot.shelve(depot.part(), "5", "50", "A-01-01-02")
    open_count = begun(depot)
    with pytest.raises(Refused, match=r"state\.wrong"):
        explain(depot, open_count, 1)
    count = counted(depot, {1: "8", 2: "5"})
    with pytest.raises(Refused, match=r"count\.agrees"):
        explain(depot, count, 2)
    with pytest.raises(Refused, match=r"count\.recovered"):
        explain(depot, count, 1, responsible=depot.who("keeper").employee_id, recovered="20.01")
    with pytest.raises(Refused, match=r"count\.nobody"):
        explain(depot, count, 1, recovered="10")
    assert count.lines.get(n=1).cause == ""
