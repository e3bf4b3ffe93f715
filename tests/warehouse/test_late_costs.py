"""A late cost follows its goods: stock, sold, sent back, moved to another store, on their way; both stores' books say the same."""

from decimal import Decimal as D

import pytest

from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.org.models import Store
from chehang.stock import services as stock
from chehang.warehouse.late_costs import follow_goods
from chehang.warehouse.models import Inbound, LateShare, Transfer
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.goods import Depot, goods_equal_money, make_depot
from tests.warehouse.transferring import NUMBER, Group

RULES = ("I31", "I31b")


@pytest.fixture
def group(depot: Depot, other_store) -> Group:
    """Ten pads for 100.00 came to the other store by a delivery, none lay there before."""
    there = make_depot(other_store, depot.clock, depot.actor_of)
    there.brand, there.parts = depot.brand, depot.parts
    group = Group(depot, there)
    part = there.part(NUMBER, "前制动片")
    there.receive(there.ordered((part, "10", "10.00")), (part, "10"), price="10.00")
    with writing():
        stock.move(
            there.context("keeper"),
            Source("tests.move", 1),
            [stock.Move(part.pk, there.bins["S-01-01-01"].pk, there.bins["A-01-01-01"].pk, D(10))],
        )
    return group


def late(group: Group, amount: str, n: int = 1) -> dict[tuple[str, str], D]:
    """``amount`` more on the delivery; gives (store, place) → yuan."""
    ctx = group.there.context("accountant")
    inbound = Inbound.objects.exclude(document="warehouse.transfer").get()
    line = inbound.lines.get()
    with writing():
        [found] = follow_goods(
            ctx, inbound.pk, [(line.part_id, D(amount), line.pk)], source=Source("tests.late", n), summary="迟到运费"
        )
        legs = [
            ledger.Leg("stock", found.to_stock),
            ledger.Leg("cost", found.to_cost_of_sales),
            ledger.Leg("payable", D(amount), ("supplier", 1)),
        ]
        ledger.post(ctx, "late_cost", source=Source("tests.late", n), legs=legs)
    names = {group.here.store.pk: "here", group.there.store.pk: "there"}
    rows = LateShare.objects.filter(document="tests.late", object_id=n)
    return {(names[x.store_id], x.place): x.value for x in rows}


def sell(depot: Depot, quantity: str, bin_code: str) -> None:
    with writing():
        out = [stock.Outgoing(depot.part(NUMBER).pk, depot.bins[bin_code].pk, D(quantity))]
        [gone] = stock.issue(depot.context("keeper"), Source("tests.sale", 1), out)
        legs = [ledger.Leg("cost", gone.value), ledger.Leg("stock", gone.value)]
        ledger.post(depot.context("keeper"), "sale_cost", source=Source("tests.sale", 1), legs=legs)


def agree() -> list[str]:
    for store in Store.objects.all():
        goods_equal_money(store)
    return [f"{rule.code} {row}" for rule, row in broken() if rule.code in RULES]


def test_the_other_stores_stock_takes_its_share(group: Group) -> None:
    """Of ten, two are sold here, three moved, of which one was sold over there: 100.00 late are 50 stock, 20 sold, 20 + 10 in the other store."""
    group.received(group.sent())
    sell(group.there, "2", "A-01-01-01")
    sell(group.here, "1", "S-01-01-01")
    earlier = list(Voucher.objects.order_by("id").values())
    assert late(group, "100.00") == {
        ("there", "stock"): D("50.00"), ("there", "sold"): D("20.00"), ("there", "moved"): D("30.00"),
        ("here", "stock"): D("20.00"), ("here", "sold"): D("10.00"),
    }  # fmt: skip
    assert (group.pool(group.there), group.pool(group.here)) == ((D(5), D("100.00")), (D(2), D("40.00")))
    assert list(Voucher.objects.order_by("id").values())[: len(earlier)] == earlier
    assert (
        group.balance(group.there, "internal_balance") == -group.balance(group.here, "internal_balance") == D("60.00")
    )
    assert group.balance(group.there, "parts_cost") == D("40.00") and group.balance(group.here, "parts_cost") == D(
        "20.00"
    )
    assert agree() == []


def test_a_second_late_cost_and_a_saving(group: Group) -> None:
    group.received(group.sent())
    late(group, "10.01")
    late(group, "-20.02", 2)
    assert group.pool(group.there)[1] + group.pool(group.here)[1] == D("89.99")
    assert group.pool(group.here) == (D(3), D("26.99"))
    assert agree() == []


def test_what_is_on_its_way_comes_in_dearer(group: Group) -> None:
    made = group.sent()
    assert late(group, "100.00")["here", "transit"] == D("30.00")
    made.refresh_from_db()
    assert (made.cost, Transfer.objects.get(pk=made.twin).cost) == (D("60.00"), D("60.00"))
    assert group.balance(group.here, "parts_in_transit") == D("60.00") and agree() == []
    group.received(made, "2")
    assert group.pool(group.here) == (D(2), D("40.00"))
    group.settle(group.twin(made), "back")
    assert group.pool(group.there) == (D(8), D("160.00")) and agree() == []


@pytest.mark.parametrize("amounts", [("100.00",), ("33.33", "-10.01")])
def test_what_never_left_brings_its_late_cost_home(group: Group, amounts: tuple[str, ...]) -> None:
    """Three of ten on the road took their share along; taken back into stock, all of it lies here again and transit is empty."""
    made = group.sent()
    for n, amount in enumerate(amounts, 1):
        late(group, amount, n)
    outbound = group.outbound(made)
    group.there.run(return_to_stock, ReturnToStock(outbound=outbound.pk, reason="未发"), "parts_manager")
    made.refresh_from_db()
    assert (made.state, made.cost) == ("cancelled", D(0))
    assert group.pool(group.there) == (D(10), D("100.00") + sum(map(D, amounts)))
    assert group.balance(group.here, "parts_in_transit") == group.balance(group.here, "internal_balance") == 0
    assert group.balance(group.there, "internal_balance") == 0 and agree() == []
