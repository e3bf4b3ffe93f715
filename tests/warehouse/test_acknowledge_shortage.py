"""The planner takes note of a shortage."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.warehouse.models import Shortage
from chehang.warehouse.operations.acknowledge_shortage import AcknowledgeShortage, acknowledge_shortage
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage
from tests.goods import Depot


@pytest.fixture
def shortage(depot: Depot) -> Shortage:
    depot.run(report_shortage, ReportShortage(part=depot.part().pk, found=D(0)))
    return Shortage.objects.get()


def test_it_is_off_the_desk(depot: Depot, shortage: Shortage) -> None:
    depot.run(acknowledge_shortage, AcknowledgeShortage(shortage=shortage.pk), "parts_planner")
    shortage.refresh_from_db()
    assert shortage.noted_by_id == depot.who("parts_planner").employee_id
    assert not open_items(depot.who("parts_planner")).exists()
    with pytest.raises(Refused, match=r"shortage\.noted"):
        depot.run(acknowledge_shortage, AcknowledgeShortage(shortage=shortage.pk), "parts_planner")


def test_a_keeper_does_not_acknowledge(depot: Depot, shortage: Shortage) -> None:
    with pytest.raises(NotAllowed):
        depot.run(acknowledge_shortage, AcknowledgeShortage(shortage=shortage.pk))
