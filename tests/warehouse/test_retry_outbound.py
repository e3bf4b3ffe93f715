"""Filling a blocked order from other bins."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.operations.retry_outbound import RetryOutbound, retry_outbound
from tests.goods import Depot


@pytest.fixture
def blocked(depot: Depot) -> Outbound:
    depot.shelve(depot.part(), "3", "30")
    outbound = depot.ask((depot.part(), "3"))
    depot.run(pick_line, PickLine(pick=outbound.picks.get().pk, found=D(1)))
    outbound.refresh_from_db()
    return outbound


def test_the_whole_order_is_reserved_anew(depot: Depot, blocked: Outbound) -> None:
    depot.run(retry_outbound, RetryOutbound(outbound=blocked.pk))
    blocked.refresh_from_db()
    assert blocked.state == "created" and blocked.picks.get().found is None


def test_only_blocked_orders(depot: Depot, blocked: Outbound) -> None:
    depot.run(retry_outbound, RetryOutbound(outbound=blocked.pk))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(retry_outbound, RetryOutbound(outbound=blocked.pk))


def test_a_stranger_retries_nothing(depot: Depot, blocked: Outbound) -> None:
    with pytest.raises(NotAllowed):
        depot.run(retry_outbound, RetryOutbound(outbound=blocked.pk), "cashier")
