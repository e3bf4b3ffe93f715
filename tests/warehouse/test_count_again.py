"""Looking once more before anything is booked."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.count_again import CountAgain, count_again
from tests.goods import Depot


def test_a_finished_count_is_opened(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "5", "10"))
    cmd = CountAgain(inbound=inbound.pk, reason="漏了一箱")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(count_again, cmd)
    depot.count(inbound, (part, "5"))
    depot.run(count_again, cmd)
    assert Inbound.objects.get().state == "counting"


def test_not_after_posting(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "5", "10"))
    depot.receive(inbound, (part, "5"), price="10")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(count_again, CountAgain(inbound=inbound.pk, reason="漏了一箱"))


def test_a_stranger_does_not_reopen(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    with pytest.raises(NotAllowed):
        depot.run(count_again, CountAgain(inbound=inbound.pk, reason="漏了一箱"), "cashier")
