"""The discrepancy report is read by the parts manager and by the planner (H3)."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.operations.acknowledge_discrepancy import AcknowledgeDiscrepancy, acknowledge_discrepancy
from chehang.warehouse.printouts.discrepancy_report import discrepancy_report
from tests.goods import Depot


def report_of(depot: Depot) -> Discrepancy:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "60"))
    depot.receive(inbound, (part, "60"), price="103")
    return Discrepancy.objects.get()


def test_both_have_to_read_it(depot: Depot) -> None:
    report = report_of(depot)
    cmd = AcknowledgeDiscrepancy(discrepancy=report.pk)
    depot.run(acknowledge_discrepancy, cmd, "parts_manager")
    report.refresh_from_db()
    assert report.state == "open"
    assert not [m for m in open_items(depot.who("parts_manager")) if "discrepancies" in m.link]
    assert [m for m in open_items(depot.who("parts_planner")) if "discrepancies" in m.link]
    with pytest.raises(Refused, match=r"discrepancy\.noted"):
        depot.run(acknowledge_discrepancy, cmd, "parts_manager", name="周二")
    depot.run(acknowledge_discrepancy, cmd, "parts_planner")
    report.refresh_from_db()
    assert report.state == "acknowledged"
    paper = discrepancy_report(report)
    assert (paper.parts_manager.name, paper.planner.name, paper.lines[0].kind) == (
        depot.who("parts_manager").name,
        depot.who("parts_planner").name,
        "价格",
    )


def test_the_database_wants_both(depot: Depot) -> None:
    report_of(depot)
    with pytest.raises(IntegrityError, match="discrepancy_acknowledged"), transaction.atomic():
        Discrepancy.objects.update(state="acknowledged")


def test_a_keeper_does_not_acknowledge(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(acknowledge_discrepancy, AcknowledgeDiscrepancy(discrepancy=report_of(depot).pk))
