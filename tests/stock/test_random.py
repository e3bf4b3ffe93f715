"""Whatever is done in whatever order: the goods book holds, and no fen appears or is lost."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal as D

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chehang.core.errors import Refused
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.stock import queries
from chehang.stock.models import Entry
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
from chehang.stock.services.issuing import share_of_value

PARTS, BINS, DOCS = st.integers(0, 1), st.integers(0, 2), st.integers(1, 8)
QUANTITIES = st.decimals("0.001", "20", places=3)
VALUES = st.decimals("0", "999.99", places=2)
STEPS = st.one_of(
    st.tuples(st.just("receive"), PARTS, BINS, QUANTITIES, VALUES),
    st.tuples(st.just("issue"), PARTS, BINS, QUANTITIES, st.booleans()),
    st.tuples(st.just("move"), PARTS, BINS, BINS, QUANTITIES),
    st.tuples(st.just("reserve"), PARTS, DOCS, QUANTITIES),
    st.tuples(st.just("unreserve"), DOCS),
    st.tuples(st.just("reverse"), DOCS, st.booleans()),
    st.tuples(st.just("adjust"), DOCS, st.decimals("-50", "50", places=2)),
)


@pytest.fixture
def world(ctx, part_of, bin_of) -> tuple[object, list[int], list[int]]:
    parts = [part_of(f"P{n}").pk for n in range(2)]
    bins = [bin_of("A-1").pk, bin_of("A-2").pk, bin_of("Q-1", "quarantine").pk]
    return ctx, parts, bins


class Player:
    """Plays steps; keeps its own sum of what went in and out."""

    def __init__(self, ctx, parts: list[int], bins: list[int]) -> None:
        self.ctx, self.parts, self.bins = ctx, parts, bins
        self.number, self.value = 100, D(0)

    def play(self, step: tuple) -> None:
        self.number += 1
        act: Callable[..., None] = getattr(self, step[0])
        with suppress(Refused), transaction.atomic():
            before = self.value
            try:
                act(*step[1:])
            except Refused:
                self.value = before
                raise

    def receive(self, part: int, place: int, quantity: D, value: D) -> None:
        receive(
            self.ctx,
            Source("t.in", self.number % 8 + 1),
            [Incoming(self.parts[part], self.bins[place], quantity, value)],
        )
        self.value += value

    def issue(self, part: int, place: int, quantity: D, held: bool) -> None:
        document = self.number % 8 + 1
        line = Outgoing(self.parts[part], self.bins[place], quantity, reserved=held)
        [out] = issue(self.ctx, Source("t.out", document), [line])
        self.value -= out.value

    def move(self, part: int, here: int, there: int, quantity: D) -> None:
        move(
            self.ctx,
            Source("t.move", self.number),
            [Move(self.parts[part], self.bins[here], self.bins[there], quantity)],
        )

    def reserve(self, part: int, document: int, quantity: D) -> None:
        reserve(self.ctx, Source("t.out", document), [Want(self.parts[part], quantity)])

    def unreserve(self, document: int) -> None:
        unreserve(self.ctx, Source("t.out", document))

    def reverse(self, document: int, incoming: bool) -> None:
        name = "t.in" if incoming else "t.out"
        for entry in reverse(self.ctx, Source(name, document), by=Source("t.back", self.number)):
            self.value += entry.value

    def adjust(self, document: int, amount: D) -> None:
        [part, *_rest] = self.parts
        [(_part, kept, sold, *_rest_of_it)] = adjust_value(self.ctx, Source("t.in", document), [(part, amount, 0)])
        assert kept + sold == amount
        self.value += kept


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(STEPS, min_size=5, max_size=30))
def test_the_book_always_holds(world, steps) -> None:
    with transaction.atomic():
        player = Player(*world)
        for step in steps:
            player.play(step)
        assert [row for rule, row in broken() if rule.code in ("I01", "I02", "I03", "I05", "I16.goods")] == []
        assert queries.stock_value(player.ctx) == player.value == sum((e.value for e in Entry.objects.all()), D(0))
        transaction.set_rollback(True)


@settings(max_examples=200, deadline=None)
@given(value=st.integers(0, 10**9), taken=st.lists(st.integers(1, 10**6), min_size=1, max_size=30))
def test_all_that_leaves_adds_up(value: int, taken: list[int]) -> None:
    """Issued to the last piece, the costs add up to the value, each within half a fen of its exact share."""
    left, worth, costs = sum(taken), value, []
    for q in taken:
        cost = share_of_value(worth, left, q)
        assert abs(2 * cost * left - 2 * worth * q) <= left and 0 <= cost <= worth
        left, worth = left - q, worth - cost
        costs.append(cost)
    assert sum(costs) == value and (left, worth) == (0, 0)
