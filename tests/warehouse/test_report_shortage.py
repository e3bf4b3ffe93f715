"""A keeper sees a part run low (H12)."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, NotFound
from chehang.core.inbox import open_items
from chehang.warehouse.models import Shortage
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage
from tests.goods import Depot


def test_the_planner_is_told(depot: Depot) -> None:
    depot.shelve(depot.part(), "5", "30")
    cmd = ReportShortage(part=depot.part().pk, found=D(2), bin="a-01-01-01", note="只剩两个")
    depot.run(report_shortage, cmd)
    shortage = Shortage.objects.get()
    assert (shortage.wanted, shortage.found, str(shortage.bin)) == (D(5), D(2), "A-01-01-01")
    assert open_items(depot.who("parts_planner")).get().params["found"] == "2"


def test_unknown_parts_and_bins(depot: Depot) -> None:
    for cmd in (
        ReportShortage(part=999_999, found=D(0)),
        ReportShortage(part=depot.part().pk, found=D(0), bin="Z-01-01-01"),
    ):
        with pytest.raises(NotFound):
            depot.run(report_shortage, cmd)
    assert not Shortage.objects.exists()


def test_a_stranger_reports_nothing(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(report_shortage, ReportShortage(part=depot.part().pk, found=D(0)), "cashier")
