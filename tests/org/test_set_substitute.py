"""Substitutes: dated, never oneself, never who is barred, no substitute of a substitute."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.org.models import Substitution
from chehang.org.operations.set_substitute import SetSubstitute, set_substitute
from tests.approving import stands_in
from tests.goods import Depot


def test_hr_or_the_absent_one_names_him(depot: Depot) -> None:
    manager, sales = depot.who("parts_manager"), depot.who("parts_sales")
    stands_in(depot, manager, sales)
    depot.clock.at += timedelta(days=10)
    stands_in(depot, manager, sales, by="parts_manager")
    assert Substitution.objects.count() == 2


def test_a_planner_does_not_decide_as_the_manager(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"substitute\.barred"):
        stands_in(depot, depot.who("parts_manager"), depot.who("parts_planner"))


def test_nobody_names_himself_and_not_for_others(depot: Depot) -> None:
    manager, keeper = depot.who("parts_manager"), depot.who("keeper")
    with pytest.raises(NotAllowed):
        stands_in(depot, manager, depot.who("parts_sales"), by="keeper")
    with pytest.raises(Refused, match=r"substitute\.oneself"):
        stands_in(depot, manager, depot.who("hr_manager"), by="hr_manager")
    with pytest.raises(Refused, match=r"substitute\.oneself"):
        stands_in(depot, keeper, keeper)
    assert not Substitution.objects.exists()


def test_no_ring_and_no_substitute_of_a_substitute(depot: Depot) -> None:
    manager, sales, keeper = depot.who("parts_manager"), depot.who("parts_sales"), depot.who("keeper")
    stands_in(depot, manager, sales)
    for absent, other in ((sales, manager), (sales, keeper), (manager, keeper), (keeper, manager)):
        with pytest.raises(Refused, match=r"substitute\.clash"):
            stands_in(depot, absent, other)


def test_the_days_lie_ahead(depot: Depot) -> None:
    today = depot.clock.today()
    for since, until in ((today - timedelta(days=1), today), (today, today - timedelta(days=1))):
        cmd = SetSubstitute(
            absent=depot.who("parts_manager").employee_id,
            substitute=depot.who("parts_sales").employee_id,
            since=since,
            until=until,
            reason="年假",
        )
        with pytest.raises(Refused, match=r"substitute\.days"):
            depot.run(set_substitute, cmd, "hr_manager")
