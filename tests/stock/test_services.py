"""Receiving, issuing, moving, holding: what happens and what is refused."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.stock import queries
from chehang.stock.models import Balance, Bin, Entry, Lot, Pool, Reservation
from chehang.stock.services import (
    Incoming,
    Move,
    Outgoing,
    Want,
    adjust_value,
    issue,
    move,
    receive,
    reserve,
    reverse,
    unreserve,
)

IN, OUT = "warehouse.inbound", "warehouse.outbound"


@pytest.fixture(autouse=True)
def books_agree(db):
    """After each test the goods book holds."""
    yield
    assert [row for rule, row in broken() if rule.code in ("I01", "I02", "I03", "I05", "I16.goods", "G01")] == []


@pytest.fixture
def stocked(ctx, part, shelf):
    """Ten pieces worth 1,000 on the shelf."""
    receive(ctx, Source(IN, 1), [Incoming(part.pk, shelf.pk, D(10), D(1000), line_id=1)])
    return part


def here(ctx, part):
    return queries.on_hand(ctx, [part.pk])[part.pk]


def test_an_entry_says_everything(ctx, stocked, shelf) -> None:
    entry = Entry.objects.get()
    assert (entry.quantity, entry.value, entry.movement, entry.business_date) == (D(10), D(1000), "101", ctx.today)
    assert (entry.document, entry.object_id, entry.line_id) == (IN, 1, 1)
    assert (entry.employee_id, entry.at) == (ctx.actor.employee_id, ctx.now)
    assert here(ctx, stocked).bins == [("A-01-01-01", D(10))]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"quantity": D(0)}, "stock.quantity"),
        ({"quantity": D(-1)}, "stock.quantity"),
        ({"value": D("-0.01")}, "stock.value"),
        ({"bin_id": 987654}, "not_found"),
    ],
)
def test_bad_receipts(ctx, part, shelf, line, code) -> None:
    good = {"part_id": part.pk, "bin_id": shelf.pk, "quantity": D(1), "value": D(1)}
    with pytest.raises(Refused, match=code):
        receive(ctx, Source(IN, 1), [Incoming(**(good | line))])
    assert not Entry.objects.exists() and not Pool.objects.exists()


def test_a_bin_of_another_store_is_unknown(ctx, part, bin_of, other_store) -> None:
    foreign = bin_of("A-01-01-01", at=other_store)
    with pytest.raises(NotFound):
        receive(ctx, Source(IN, 1), [Incoming(part.pk, foreign.pk, D(1), D(1))])


def test_tomorrow_is_refused(ctx, part, shelf) -> None:
    with pytest.raises(Refused, match=r"stock\.future"):
        receive(ctx, Source(IN, 1), [Incoming(part.pk, shelf.pk, D(1), D(1))], business_date=ctx.today + timedelta(1))


def test_a_locked_bin_neither_takes_nor_gives(ctx, stocked, shelf) -> None:
    Bin.objects.filter(pk=shelf.pk).update(locked=True)
    for act in (
        lambda: receive(ctx, Source(IN, 2), [Incoming(stocked.pk, shelf.pk, D(1), D(1))]),
        lambda: issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(1))]),
    ):
        with pytest.raises(Refused, match=r"stock\.bin_locked") as caught:
            act()
        assert "A-01-01-01" in str(caught.value)
    assert here(ctx, stocked).available == 0


def test_short_says_part_bin_have_and_need(ctx, stocked, shelf) -> None:
    with pytest.raises(Refused, match=r"stock\.short") as caught:
        issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(3)), Outgoing(stocked.pk, shelf.pk, D(8))])
    assert caught.value.field == "lines.1.quantity"
    assert {"part": "H3A698151D 前制动片", "have": "7", "need": "8"}.items() <= caught.value.params.items()


def test_the_other_bin_is_not_asked(ctx, stocked, bin_of) -> None:
    empty = bin_of("B-01-01-01")
    with pytest.raises(Refused, match=r"stock\.short") as caught:
        issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, empty.pk, D(1))])
    assert caught.value.params["bin"] == "B-01-01-01"


def test_moving_keeps_the_value(ctx, stocked, shelf, bin_of) -> None:
    other = bin_of("B-01-01-01", walk_order=2)
    move(ctx, Source("warehouse.putaway", 1), [Move(stocked.pk, shelf.pk, other.pk, D(4))])
    assert here(ctx, stocked).bins == [("A-01-01-01", D(6)), ("B-01-01-01", D(4))]
    assert queries.pool(ctx, [stocked.pk])[stocked.pk] == (D(10), D(1000))
    with pytest.raises(Refused, match=r"stock\.short"):
        move(ctx, Source("warehouse.putaway", 2), [Move(stocked.pk, shelf.pk, other.pk, D(7))])
    with pytest.raises(Refused, match=r"stock\.same_bin"):
        move(ctx, Source("warehouse.putaway", 2), [Move(stocked.pk, shelf.pk, shelf.pk, D(1))])


def test_held_goods_are_free_for_nobody_else(ctx, stocked, shelf) -> None:
    reserve(ctx, Source(OUT, 1), [Want(stocked.pk, D(8), 5)])
    assert (here(ctx, stocked).reserved, here(ctx, stocked).available) == (8, 2)
    with pytest.raises(Refused, match=r"stock\.short"):
        issue(ctx, Source(OUT, 2), [Outgoing(stocked.pk, shelf.pk, D(3))])
    with pytest.raises(Refused, match=r"stock\.short"):
        reserve(ctx, Source(OUT, 2), [Want(stocked.pk, D(3))])
    with pytest.raises(Refused, match=r"stock\.not_held"):
        issue(ctx, Source(OUT, 2), [Outgoing(stocked.pk, shelf.pk, D(1), reserved=True)])
    issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(5), line_id=5, reserved=True)])
    assert (here(ctx, stocked).on_hand, here(ctx, stocked).reserved) == (5, 3)
    unreserve(ctx, Source(OUT, 1))
    assert here(ctx, stocked).available == 5
    assert not Reservation.objects.filter(open=True).exists()
    unreserve(ctx, Source(OUT, 1))


def test_first_expired_first_then_the_walk_and_never_quarantine(ctx, part, shelf, bin_of, store) -> None:
    far, near = bin_of("Z-09", walk_order=9), shelf
    late = Lot.objects.create(store=store, part=part, code="L2", expires=date(2027, 6, 1))
    soon = Lot.objects.create(store=store, part=part, code="L1", expires=date(2026, 12, 1))
    gone = Lot.objects.create(store=store, part=part, code="L0", expires=date(2026, 11, 1))
    places = [(far, soon), (near, late), (near, gone), (near, None)]
    places += [
        (bin_of("Q-1", "quarantine"), None),
        (bin_of("R-1", "receiving"), None),
        (bin_of("D-1", "dispatch"), None),
    ]
    for n, (place, lot) in enumerate(places, 1):
        receive(ctx, Source(IN, n), [Incoming(part.pk, place.pk, D(2), D(20), lot_id=lot and lot.pk)])
    assert (here(ctx, part).on_hand, here(ctx, part).available) == (14, 6)
    made = reserve(ctx, Source(OUT, 1), [Want(part.pk, D(5))])
    assert [(r.bin_id, r.lot_id, r.quantity) for r in made] == [
        (far.pk, soon.pk, D(2)),
        (near.pk, late.pk, D(2)),
        (near.pk, None, D(1)),
    ]
    with pytest.raises(Refused, match=r"stock\.short") as caught:
        reserve(ctx, Source(OUT, 2), [Want(part.pk, D(2))])
    assert caught.value.params["have"] == "1"


def test_reversing_brings_back_the_original_value_once(ctx, stocked, shelf) -> None:
    receive(ctx, Source(IN, 2), [Incoming(stocked.pk, shelf.pk, D(10), D(2000))])
    issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(4))])
    receive(ctx, Source(IN, 3), [Incoming(stocked.pk, shelf.pk, D(10), D(3000))])
    back = reverse(ctx, Source(OUT, 1), by=Source("counter.return", 1))
    assert [(e.quantity, e.value, e.movement) for e in back] == [(D(4), D(600), "201")]
    assert queries.pool(ctx, [stocked.pk])[stocked.pk] == (D(30), D(6000))
    with pytest.raises(Conflict, match=r"stock\.reversed"):
        reverse(ctx, Source(OUT, 1), by=Source("counter.return", 2))
    with pytest.raises(Refused, match=r"stock\.nothing_to_reverse"):
        reverse(ctx, Source(OUT, 99), by=Source("counter.return", 2))


def test_a_receipt_that_was_sold_from_is_not_reversed(ctx, stocked, shelf) -> None:
    issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(4))])
    with pytest.raises(Refused, match=r"stock\.short"):
        reverse(ctx, Source(IN, 1), by=Source(IN, 1))
    receive(ctx, Source(IN, 2), [Incoming(stocked.pk, shelf.pk, D(4), D(40))])
    with pytest.raises(Refused, match=r"stock\.reverse_value"):
        reverse(ctx, Source(IN, 1), by=Source(IN, 1))


def test_no_later_day_becomes_negative(ctx, part, shelf, clock) -> None:
    early, late = date(2026, 11, 1), date(2026, 11, 20)
    receive(ctx, Source(IN, 1), [Incoming(part.pk, shelf.pk, D(10), D(100))], business_date=early)
    issue(ctx, Source(OUT, 1), [Outgoing(part.pk, shelf.pk, D(8))], business_date=late)
    receive(ctx, Source(IN, 2), [Incoming(part.pk, shelf.pk, D(10), D(100))])
    assert queries.on_hand_at(ctx, part.pk, early)[0] == 10
    assert queries.on_hand_at(ctx, part.pk, late)[0] == 2
    with pytest.raises(Refused, match=r"stock\.short") as caught:
        issue(ctx, Source(OUT, 2), [Outgoing(part.pk, shelf.pk, D(3))], business_date=date(2026, 11, 10))
    assert str(caught.value.params["day"]) == "2026-11-10"
    with pytest.raises(Refused, match=r"stock\.short"):
        issue(ctx, Source(OUT, 2), [Outgoing(part.pk, shelf.pk, D(1))], business_date=date(2026, 10, 31))
    issue(ctx, Source(OUT, 2), [Outgoing(part.pk, shelf.pk, D(2))], business_date=date(2026, 11, 10))
    assert queries.on_hand_at(ctx, part.pk, late)[0] == 0


def test_a_clock_that_runs_behind_is_noticed(ctx, stocked, shelf) -> None:
    ctx.today -= timedelta(1)
    with pytest.raises(Refused, match=r"stock\.clock_back"):
        issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(1))])


def test_late_cost_when_nothing_is_left_and_negative_amounts(ctx, stocked, shelf) -> None:
    assert [x[:4] for x in adjust_value(ctx, Source(IN, 1), [(stocked.pk, D(-2000), 1)])] == [
        (stocked.pk, D(-1000), D(-1000), 1)
    ]
    assert queries.stock_value(ctx) == 0
    issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, D(10))])
    assert [x[:4] for x in adjust_value(ctx, Source(IN, 1), [(stocked.pk, D(72), 1)])] == [(stocked.pk, D(0), D(72), 1)]
    with pytest.raises(Refused, match=r"stock\.not_received"):
        adjust_value(ctx, Source(IN, 77), [(stocked.pk, D(72), 1)])


def test_goods_that_went_back_take_no_late_cost(ctx, stocked) -> None:
    reverse(ctx, Source(IN, 1), by=Source(IN, 1))
    with pytest.raises(Refused, match=r"stock\.not_received"):
        adjust_value(ctx, Source(IN, 1), [(stocked.pk, D(72), 1)])


def test_no_lines_move_nothing(ctx, shelf) -> None:
    assert (
        receive(ctx, Source(IN, 1), [])
        == issue(ctx, Source(OUT, 1), [])
        == move(ctx, Source(OUT, 1), [])
        == reserve(ctx, Source(OUT, 1), [])
        == []
    )
    assert not Entry.objects.exists()


def test_nothing_of_another_store_is_seen(ctx, stocked, other_store, actor_of) -> None:
    stranger = actor_of("keeper", at=other_store)
    assert queries.on_hand(stranger, [stocked.pk])[stocked.pk].on_hand == 0
    assert queries.stock_value(stranger) == 0 and queries.pool(stranger, [stocked.pk]) == {}
    assert not queries.entries(stranger, stocked.pk).exists()
    assert queries.on_hand_at(stranger, stocked.pk, ctx.today) == (0, 0)
    assert Balance.objects.count() == 1


@pytest.mark.parametrize("quantity", [D(0), D(-1)], ids=str)
def test_nothing_and_less_does_not_move(ctx, stocked, shelf, bin_of, quantity: D) -> None:
    there = bin_of("A-01-01-02")
    for act in (
        lambda: issue(ctx, Source(OUT, 1), [Outgoing(stocked.pk, shelf.pk, quantity)]),
        lambda: move(ctx, Source(OUT, 1), [Move(stocked.pk, shelf.pk, there.pk, quantity)]),
        lambda: reserve(ctx, Source(OUT, 1), [Want(stocked.pk, quantity)]),
    ):
        with pytest.raises(Refused, match=r"stock\.quantity"):
            act()
    assert here(ctx, stocked).on_hand == D(10)
