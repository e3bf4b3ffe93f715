"""Picking: the right bin, the right part; what is short is reported to the planner (H12)."""

from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.desk import waiting_for
from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.core.sources import Source, source_of
from chehang.stock import services as stock
from chehang.stock.models import Balance, Lot
from chehang.warehouse.models import Outbound, Pick, Shortage, StockCount
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.services import clear_issue
from tests.goods import Depot


def pick(depot: Depot, row: Pick, found: str, **scanned: str) -> Any:
    return depot.run(pick_line, PickLine.model_validate({"pick": row.pk, "found": found, **scanned}))


def test_picks_follow_the_walk_and_the_last_one_finishes(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "3", "30", "A-01-01-02")
    depot.shelve(part, "2", "20")
    outbound = depot.ask((part, "4"))
    first, second = outbound.picks.order_by("id")
    assert (first.bin.code, first.quantity, second.bin.code, second.quantity) == (
        "A-01-01-01",
        D(2),
        "A-01-01-02",
        D(2),
    )
    assert pick(depot, first, "2", bin="a-01-01-01", part="h3a115403f").state == "created"
    assert pick(depot, second, "2").state == "picked"
    outbound.refresh_from_db()
    assert outbound.picker_id == depot.who("keeper").employee_id


def test_a_short_bin_blocks_the_order_and_tells_the_planner(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "3", "30")
    outbound = depot.ask((part, "3"))
    assert pick(depot, outbound.picks.get(), "2").state == "blocked"
    shortage = Shortage.objects.get()
    assert (shortage.wanted, shortage.found, shortage.bin and shortage.bin.code) == (D(3), D(2), "A-01-01-01")
    assert "缺" in str(open_items(depot.who("parts_planner")).get().params) or shortage.outbound_id == outbound.pk
    assert open_items(depot.who("parts_sales")).get().params["number"] == outbound.number
    assert Balance.objects.get().reserved == 0 and not Pick.objects.exists()
    count = StockCount.objects.get()
    assert (count.scope, count.place, count.state) == ("bin", shortage.bin, "counting")
    assert [(x.part, x.book) for x in count.lines.all()] == [(part, D(3))]
    assert any("A-01-01-01" in str(x.params) for x in open_items(depot.who("keeper"))), "the bin is counted at once"


def test_a_bin_under_count_is_not_counted_twice(depot: Depot) -> None:
    depot.shelve(depot.part(), "5", "30")
    for n in (1, 2):
        outbound = depot.ask((depot.part(), "2"), source=Source("tests.sale", n))
        pick(depot, outbound.picks.get(), "1")
    assert StockCount.objects.count() == 1


@pytest.mark.parametrize(
    ("found", "scanned", "code"),
    [
        ("1", {"bin": "A-01-01-02"}, "pick.wrong_bin"),
        ("1", {"part": "H3A 129 620 C"}, "pick.wrong_part"),
        ("4", {}, "pick.too_many"),
    ],
)
def test_wrong_picks_are_refused(depot: Depot, found: str, scanned: dict[str, str], code: str) -> None:
    depot.shelve(depot.part(), "5", "30")
    outbound = depot.ask((depot.part(), "3"))
    with pytest.raises(Refused, match=code):
        pick(depot, outbound.picks.get(), found, **scanned)
    assert outbound.picks.get().found is None


def test_an_expired_batch_stays(depot: Depot) -> None:
    part = depot.part()
    lot = Lot.objects.create(store=depot.store, part=part, code="L1", expires=date(2026, 11, 23))
    goods = stock.Incoming(part.pk, depot.bins["A-01-01-01"].pk, D(1), D(10), lot_id=lot.pk)
    stock.receive(depot.context("keeper"), Source("tests.opening", 1), [goods])
    outbound = depot.ask((part, "1"))
    Lot.objects.update(expires=date(2026, 11, 22))
    with pytest.raises(Refused, match=r"lot\.expired"):
        pick(depot, outbound.picks.get(), "1")


def test_a_picked_order_is_not_picked_again(depot: Depot) -> None:
    depot.shelve(depot.part(), "5", "30")
    outbound = depot.ask((depot.part(), "3"))
    depot.pick(outbound)
    with pytest.raises(Refused, match=r"state\.wrong"):
        pick(depot, outbound.picks.get(), "3")


def test_a_stranger_does_not_pick(depot: Depot) -> None:
    depot.shelve(depot.part(), "5", "30")
    outbound = depot.ask((depot.part(), "3"))
    with pytest.raises(NotAllowed):
        depot.run(pick_line, PickLine(pick=outbound.picks.get().pk, found=D(3)), "parts_sales")


def test_what_is_short_is_not_asked_for(depot: Depot) -> None:
    depot.shelve(depot.part(), "2", "30")
    with pytest.raises(Refused, match=r"stock\.short"):
        depot.ask((depot.part(), "3"))
    depot.ask((depot.part(), "2"))
    assert Outbound.objects.filter(state="created").exists()


def test_unpaid_goods_stay_on_the_shelf(depot: Depot) -> None:
    """H8: refused at the first hand laid on them, and no keeper's desk asks for them."""
    depot.shelve(depot.part(), "4", "40")
    outbound = depot.ask((depot.part(), "2"), cleared=False)
    desk = [w.url for w in waiting_for(depot.who("keeper"), depot.clock)]
    with pytest.raises(Refused, match=r"outbound\.not_cleared"):
        pick(depot, outbound.picks.get(), "2")
    assert outbound.picks.get().picked_at is None and f"/warehouse/picking/{outbound.pk}/" not in desk
    clear_issue(depot.context(), source_of(outbound))
    assert f"/warehouse/picking/{outbound.pk}/" in [w.url for w in waiting_for(depot.who("keeper"), depot.clock)]
    assert pick(depot, outbound.picks.get(), "2").state == "picked"
