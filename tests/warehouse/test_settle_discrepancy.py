"""Settling what was found."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.operations.acknowledge_discrepancy import AcknowledgeDiscrepancy, acknowledge_discrepancy
from chehang.warehouse.operations.settle_discrepancy import SettleDiscrepancy, settle_discrepancy
from tests.goods import Depot
from tests.warehouse.test_acknowledge_discrepancy import report_of


def test_an_acknowledged_report_is_settled(depot: Depot) -> None:
    report = report_of(depot)
    cmd = SettleDiscrepancy(discrepancy=report.pk, resolution="厂家补发两件")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(settle_discrepancy, cmd, "parts_manager")
    for post in ("parts_manager", "parts_planner"):
        depot.run(acknowledge_discrepancy, AcknowledgeDiscrepancy(discrepancy=report.pk), post)
    depot.run(settle_discrepancy, cmd, "parts_manager")
    assert Discrepancy.objects.get().resolution == "厂家补发两件"


def test_the_planner_does_not_settle(depot: Depot) -> None:
    cmd = SettleDiscrepancy(discrepancy=report_of(depot).pk, resolution="算了")
    with pytest.raises(NotAllowed):
        depot.run(settle_discrepancy, cmd, "parts_planner")
