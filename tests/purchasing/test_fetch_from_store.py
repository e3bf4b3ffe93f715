"""From the shortage board to a transfer in one step; what a keeper reported is decided with it."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import CapitalQuota, ShortageDecision
from chehang.purchasing.operations.fetch_from_store import FetchFromStore, fetch_from_store
from chehang.purchasing.quota import room
from chehang.purchasing.sourcing import sources
from chehang.warehouse.models import Shortage, Transfer
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage
from tests.warehouse.transferring import NUMBER, Group, group

__all__ = ["group"]


def fetch(group: Group, quantity: str = "2", post: str = "parts_planner", **also: Any) -> Any:
    data = {"part": group.here.part(NUMBER).pk, "quantity": quantity, "other": group.there.store.pk, "reason": "WX-1"}
    return group.here.run(fetch_from_store, FetchFromStore.model_validate(data | also), post)


def test_the_other_store_is_a_source_with_cost_and_day(group: Group) -> None:
    planner, part = group.here.who("parts_planner"), group.here.part(NUMBER).pk
    way = next(w for w in sources(planner, [part], group.here.clock.today())[part] if w.kind == "store")
    assert (way.store_id, way.cost_ex, str(way.there_on)) == (group.there.store.pk, D("10.00"), "2026-11-25")
    assert way.what == f"{group.there.store.short_name} × 10"
    made = Transfer.objects.get(pk=fetch(group).id)
    assert (made.state, made.side, made.lines.get().quantity) == ("asked", "in", 2)


def test_a_reported_shortage_is_decided_with_it(group: Group, enter: Any) -> None:
    part = group.here.part(NUMBER)
    row = Shortage.objects.get(
        pk=group.here.run(report_shortage, ReportShortage.model_validate({"part": part.pk, "found": "0"})).id
    )
    page = enter("parts_planner").get("/purchasing/shortage_board/").content.decode()
    assert f"other={group.there.store.pk}" in page and "fetch_from_store" in page
    fetch(group, shortage=row.pk)
    decision = ShortageDecision.objects.get()
    assert (decision.way, decision.note) == ("store", Transfer.objects.get(side="in").number)
    with pytest.raises(Refused, match=r"shortage\.decided"):
        fetch(group, shortage=row.pk)
    assert Transfer.objects.count() == 2


def test_no_more_than_is_free_there(group: Group) -> None:
    with pytest.raises(Refused, match=r"transfer\.short"):
        fetch(group, "11")
    with pytest.raises(NotAllowed):
        fetch(group, post="keeper")
    assert not Transfer.objects.exists()


def test_what_is_on_its_way_binds_the_quota(group: Group) -> None:
    """30.00 from the other store count like an order until they are stock."""
    me, today = group.here.who("parts_planner"), group.here.clock.today()
    CapitalQuota.objects.create(
        store=group.here.store, amount=D(1000), valid_from=today, reason="定额", set_by_id=me.employee_id,
        set_at=group.here.clock.now(),
    )  # fmt: skip
    made = group.sent()
    left = room(me, today)
    assert left and (left.stock, left.on_order, left.free) == (D(0), D("30.00"), D("970.00"))
    group.received(made)
    left = room(me, today)
    assert left and (left.stock, left.on_order) == (D("30.00"), D(0))
