"""Routes come into force by a second person, from their day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import Refused
from chehang.core.models import RouteSet
from chehang.org.operations.confirm_routes import ConfirmRoutes, confirm_routes
from tests.approving import handed_in
from tests.goods import Depot

from .test_propose_routes import GM, propose


@pytest.fixture(autouse=True)
def staffed(depot: Depot) -> None:
    for post in ("parts_manager", "general_manager", "finance_manager"):
        depot.who(post)


def test_from_their_day_they_hold(depot: Depot) -> None:
    pk = propose(depot, GM, ahead=2)
    assert handed_in(depot).post == "parts_manager"
    depot.run(confirm_routes, ConfirmRoutes(routes=pk), "finance_manager")
    assert handed_in(depot).post == "parts_manager"
    depot.clock.at += timedelta(days=2)
    assert handed_in(depot).post == "general_manager"


def test_not_by_their_author_and_not_too_late(depot: Depot) -> None:
    pk = propose(depot, GM)
    with pytest.raises(Refused, match=r"routes\.own"):
        depot.run(confirm_routes, ConfirmRoutes(routes=pk), "general_manager")
    depot.clock.at += timedelta(days=1)
    with pytest.raises(Refused, match=r"routes\.too_early"):
        depot.run(confirm_routes, ConfirmRoutes(routes=pk), "finance_manager")
    routes = RouteSet.objects.get(pk=pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        RouteSet.objects.filter(pk=pk).update(state="in_force", confirmed_by_id=routes.author_id)
