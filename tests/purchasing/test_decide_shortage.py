"""The keeper reports, the planner decides, who waits is told (H12)."""

from typing import Any

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.purchasing.models import ShortageDecision
from chehang.purchasing.operations.decide_shortage import DecideShortage, decide_shortage
from chehang.purchasing.sourcing import sources
from chehang.warehouse.models import Shortage
from chehang.warehouse.needs import open_needs
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage
from tests.goods import Depot
from tests.purchasing.asking import answered


def reported(depot: Depot) -> Shortage:
    cmd = ReportShortage(part=depot.part().pk, found=0)  # type: ignore[arg-type]
    return Shortage.objects.get(pk=depot.run(report_shortage, cmd).id)


def decide(depot: Depot, row: Shortage, way: str = "urgent", **also: Any) -> ShortageDecision:
    data = {"shortage": row.pk, "way": way, "expected_on": depot.clock.today()} | also
    done = depot.run(decide_shortage, DecideShortage.model_validate(data), "parts_planner")
    return ShortageDecision.objects.get(pk=done.id)


def test_it_is_noted_and_told(depot: Depot) -> None:
    row = reported(depot)
    decide(depot, row)
    row.refresh_from_db()
    assert row.noted_at and row.noted_by_id == depot.who("parts_planner").employee_id
    assert InboxItem.objects.filter(employee_id=row.reported_by_id, link="/warehouse/shortages/").exists()
    with pytest.raises(Refused, match=r"shortage\.decided"):
        decide(depot, row)


def test_what_is_refused(depot: Depot) -> None:
    row = reported(depot)
    with pytest.raises(Refused, match=r"shortage\.day"):
        decide(depot, row, expected_on=None)
    with pytest.raises(Refused, match=r"shortage\.word"):
        decide(depot, row, "nothing")
    assert not ShortageDecision.objects.exists()


def test_the_board_knows_who_waits_and_where_it_could_come_from(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "2", "200")
    outbound = depot.ask((part, "2"))
    depot.run(pick_line, PickLine(pick=outbound.picks.get().pk, found=1))  # type: ignore[arg-type]
    depot.ordered((part, "9", "101"))
    answered(depot)
    need = next(n for n in open_needs(depot.who("parts_planner")) if n.part_id == part.pk)
    assert (need.who, need.quantity, need.paper) == ("王建国", 2, "XS-1")
    ways = sources(depot.who("parts_planner"), [part.pk], depot.clock.today())[part.pk]
    assert {"peer", "urgent"} <= {w.kind for w in ways}
