"""All that came is counted."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.finish_count import FinishCount, finish_count
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import Depot


def test_every_line_has_its_count(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    with pytest.raises(Refused, match=r"count\.missing"):
        depot.run(finish_count, FinishCount(inbound=inbound.pk))
    depot.run(start_count, StartCount(inbound=inbound.pk))
    depot.run(count_line, CountLine(inbound=inbound.pk, line=inbound.lines.get().pk, counted=D(0)))
    depot.run(finish_count, FinishCount(inbound=inbound.pk))
    assert Inbound.objects.get().state == "checked"
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(finish_count, FinishCount(inbound=inbound.pk))


def test_a_stranger_does_not_finish(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    with pytest.raises(NotAllowed):
        depot.run(finish_count, FinishCount(inbound=inbound.pk), "cashier")
