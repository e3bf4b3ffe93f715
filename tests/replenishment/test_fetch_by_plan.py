"""What lies idle in another store is fetched before anything is bought; it counts as coming from then on."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.replenishment import moves, ordering
from chehang.replenishment.models import Plan, StockLevel
from chehang.replenishment.operations.fetch_by_plan import FetchByPlan, fetch_by_plan
from chehang.replenishment.ordering import propose
from chehang.warehouse.models import Transfer
from chehang.warehouse.operations.cancel_transfer import CancelTransfer, cancel_transfer
from tests.goods import Depot, make_depot

from .conftest import Planner, in_force
from .test_pages import enter


@pytest.fixture
def there(planner: Planner, other_store: Any) -> Depot:
    """Pudong has nine wipers; its plan wants four at most. Here the plan in force wants some and none is there."""
    planner.quota("30000")
    plan = in_force(planner)
    made = make_depot(other_store, planner.depot.clock, planner.depot.actor_of)
    made.shelve(planner.wiper, "9", "450.00")
    facts = {
        f.attname: getattr(plan, f.attname)
        for f in Plan._meta.concrete_fields
        if f.attname not in ("id", "approval_id", "before_id")
    }
    theirs = Plan.objects.create(**facts | {"store_id": other_store.pk, "state": "draft", "maker_id": None})
    StockLevel.objects.create(
        store=other_store, part=planner.wiper, plan=theirs, min=D(1), max=D(4), since=made.clock.now()
    )
    return made


def fetch(planner: Planner, there: Depot, post: str = "parts_planner") -> Any:
    return planner.depot.run(fetch_by_plan, FetchByPlan(stores=[there.store.pk]), post)


def wanted(planner: Planner) -> D:
    return StockLevel.objects.get(part=planner.wiper, store=planner.depot.store).max


def test_the_surplus_comes_before_the_order(planner: Planner, there: Depot) -> None:
    me, today = planner.depot.who("parts_planner"), planner.depot.clock.today()
    need = wanted(planner)
    found = propose(me, today)
    (move,) = found.moves
    (line,) = move.lines
    assert (line.part, line.quantity, line.idle) == (planner.wiper, min(need, D(5)), D(5))
    assert move.saves == line.quantity * D("50.00") - D(30)
    ordered = sum((x.quantity for g in found.groups for x in g.lines if x.part == planner.wiper), D(0))
    assert ordered + line.quantity <= need
    page = enter(planner, "parts_planner").get("/replenishment/ordering/").content.decode()
    assert there.store.short_name in page and "先从他店调拨" in page
    made = Transfer.objects.get(pk=fetch(planner, there).id)
    assert (made.side, made.other, made.lines.get().quantity) == ("in", there.store, line.quantity)
    after = propose(me, today)
    assert after.moves == []
    again = sum((x.quantity for g in after.groups for x in g.lines if x.part == planner.wiper), D(0))
    assert again == ordered  # what comes from there is not ordered, and the rest still is
    with pytest.raises(Refused, match=r"plan\.nothing_to_fetch"):
        fetch(planner, there)


def test_what_they_did_not_give_is_bought(planner: Planner, there: Depot) -> None:
    made = Transfer.objects.get(pk=fetch(planner, there).id)
    planner.depot.run(cancel_transfer, CancelTransfer(transfer=made.pk, reason="对方不同意"), "parts_planner")
    found = propose(planner.depot.who("parts_planner"), planner.depot.clock.today())
    assert found.moves == []
    assert any(x.part == planner.wiper for g in found.groups for x in g.lines)


def test_what_is_asked_for_there_is_idle_no_more(planner: Planner, there: Depot) -> None:
    """Nine there, four are its own: five are idle. Once they are asked for, a greater need here finds none."""
    fetch(planner, there)
    ask_all = moves.moves(
        planner.depot.who("parts_planner"),
        {planner.wiper.pk: D(50)},
        {planner.wiper.pk: D(100)},
        planner.depot.clock.today(),
    )
    asked = sum(x.quantity for x in Transfer.objects.get(side="in").lines.all())
    assert sum(x.quantity for m in ask_all for x in m.lines) == D(5) - asked


def test_a_parcel_that_costs_more_than_it_saves_stays(
    planner: Planner, there: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "parameter", lambda *a: D(9999))
    assert propose(planner.depot.who("parts_planner"), planner.depot.clock.today()).moves == []
    with pytest.raises(Refused, match=r"plan\.nothing_to_fetch"):
        fetch(planner, there)


def test_a_store_without_a_plan_gives_nothing_and_no_stranger_asks(planner: Planner, there: Depot) -> None:
    with pytest.raises(NotAllowed):
        fetch(planner, there, "keeper")
    StockLevel.objects.filter(store=there.store).update(until=there.clock.now())
    assert propose(planner.depot.who("parts_planner"), planner.depot.clock.today()).moves == []
    assert not Transfer.objects.exists()


def test_the_workbench_has_them_as_a_group_of_their_own(planner: Planner, there: Depot) -> None:
    client, today = enter(planner, "parts_planner"), planner.depot.clock.today()
    plan = Plan.objects.get(store=planner.depot.store)
    (move,) = ordering.fetched(planner.depot.who("parts_planner"), plan, today)
    text = client.get("/replenishment/plan/").content.decode()
    assert "先从他店调拨" in text and f"{move.saves:,.2f}" in text
    listed = client.get("/replenishment/plan/?list=moves").content.decode()
    assert "雨刮片" in listed and "前制动片" not in listed
    much = f"{move.lines[0].quantity.normalize():f}"
    assert f"{there.store.short_name}闲置 5:调来 {much},少买 {move.lines[0].saves:,.2f} 元" in listed
    # A proposal that waits says the same of what it wants to order; an old plan nothing.
    again = planner.run()
    assert (
        ordering.fetched(planner.depot.who("parts_planner"), again, today)[0].lines[0].quantity
        == move.lines[0].quantity
    )
    planner.approve(again)
    plan.refresh_from_db()
    assert ordering.fetched(planner.depot.who("parts_planner"), plan, today) == []
    # Once it is asked for, it is on its way and no longer listed.
    fetch(planner, there)
    assert "先从他店调拨" not in client.get("/replenishment/plan/").content.decode()
