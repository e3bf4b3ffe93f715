"""Many at once: the last piece is issued once, whoever asks, and nobody waits for ever."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from django.db import transaction

from chehang.core.operation import Done, Operation
from chehang.core.sources import Source
from chehang.core.types import Command
from chehang.core.verify import broken
from chehang.stock.models import Balance, Entry
from chehang.stock.services import Incoming, Outgoing, Want, issue, receive, reserve
from tests.races import codes

# Goods leave here by the book alone, without an outbound order.
pytestmark = pytest.mark.unproven("H1")


class Take(Command):
    document: int
    parts: tuple[int, ...]
    bin_id: int


def _take(cmd: Take, ctx) -> Done:
    issue(ctx, Source("t.out", cmd.document), [Outgoing(p, cmd.bin_id, D(1)) for p in cmd.parts])
    return Done(id=cmd.document)


def _hold(cmd: Take, ctx) -> Done:
    reserve(ctx, Source("t.hold", cmd.document), [Want(p, D(1)) for p in cmd.parts])
    return Done(id=cmd.document)


def shelved(*what) -> None:
    with transaction.atomic():
        receive(*what)


take = Operation("tests.take_piece", "Take", ("keeper",), _take)
hold = Operation("tests.hold_piece", "Hold", ("keeper",), _hold)


@pytest.fixture
def taker(real_commits, actor_of):
    actor = actor_of("keeper")
    return replace(actor, permissions=frozenset({"tests.take_piece", "tests.hold_piece"}))


@pytest.mark.parametrize("act", [take, hold], ids=lambda o: o.verb)
def test_the_last_piece_has_one_winner(taker, ctx, part, shelf, clock, act) -> None:
    shelved(ctx, Source("t.in", 1), [Incoming(part.pk, shelf.pk, D(1), D(100))])
    tries = [
        lambda n=n: act(Take(document=n, parts=(part.pk,), bin_id=shelf.pk), actor=taker, clock=clock)
        for n in range(1, 7)
    ]
    ends = codes(*tries)
    assert sorted(ends) == ["done", *["stock.short"] * 5]
    balance = Balance.objects.get()
    assert (balance.on_hand, balance.reserved) == ((D(0), D(0)) if act is take else (D(1), D(1)))
    assert [row for rule, row in broken() if rule.code in ("I01", "I02", "I03", "I05")] == []


def test_crossed_orders_do_not_block_each_other(taker, ctx, part_of, shelf, clock) -> None:
    parts = [part_of(f"X{n}").pk for n in range(4)]
    shelved(ctx, Source("t.in", 1), [Incoming(p, shelf.pk, D(50), D(100)) for p in parts])
    tries = [
        lambda n=n, op=op: op(
            Take(document=n, parts=tuple(parts if n % 2 else reversed(parts)), bin_id=shelf.pk),
            actor=taker,
            clock=clock,
        )
        for n in range(1, 9)
        for op in (take, hold)
    ]
    assert set(codes(*tries)) == {"done"}
    assert Entry.objects.filter(document="t.out").count() == 32
    assert [row for rule, row in broken() if rule.code in ("I01", "I02", "I03", "I05")] == []


def test_the_same_request_at_once_happens_once(taker, ctx, part, shelf, clock) -> None:
    shelved(ctx, Source("t.in", 1), [Incoming(part.pk, shelf.pk, D(9), D(100))])
    cmd = Take(document=1, parts=(part.pk,), bin_id=shelf.pk)
    ends = codes(*[lambda: take(cmd, actor=taker, clock=clock, key="one-intent")] * 6)
    assert set(ends) == {"done"}
    assert Entry.objects.filter(document="t.out").count() == 1
