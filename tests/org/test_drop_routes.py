"""Proposed routes can be dropped, those in force not."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import RouteSet
from chehang.org.operations.confirm_routes import ConfirmRoutes, confirm_routes
from chehang.org.operations.drop_routes import DropRoutes, drop_routes
from tests.goods import Depot

from .test_propose_routes import GM, propose


def test_dropped_before_they_are_in_force(depot: Depot) -> None:
    pk = propose(depot, GM)
    depot.run(drop_routes, DropRoutes(routes=pk, reason="改方案"), "finance_manager")
    assert RouteSet.objects.get(pk=pk).state == "dropped"
    other = propose(depot, GM)
    depot.run(confirm_routes, ConfirmRoutes(routes=other), "finance_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(drop_routes, DropRoutes(routes=other, reason="改方案"), "finance_manager")
