"""Many post at once: numbers have no gap and no double; a month does not close over a posting; one reversal lives."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from chehang.core.access import get
from chehang.core.errors import Refused
from chehang.core.operation import Done, Operation
from chehang.core.sources import Source
from chehang.core.types import Command
from chehang.core.verify import broken
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, close, post, reverse
from tests.races import codes


class Number(Command):
    number: int


def _book(cmd: Number, ctx) -> Done:
    post(ctx, "sale_cost", source=Source("t.x", cmd.number), legs=[Leg("cost", D(1)), Leg("stock", D(1))])
    if cmd.number % 3 == 0:
        raise Refused("test.changed_mind", "changed my mind")
    return Done()


def _close(cmd: Number, ctx) -> Done:
    close(ctx, get(Period, cmd.number, ctx, lock=True))
    return Done()


def _undo(cmd: Number, ctx) -> Done:
    reverse(ctx, cmd.number)
    return Done()


ACTS = {
    n: Operation(f"tests.{n}", n, ("accountant",), f) for n, f in (("book", _book), ("close", _close), ("undo", _undo))
}


@pytest.fixture
def do(real_commits, accountant, clock, books):
    actor = replace(accountant, permissions=frozenset(f"tests.{n}" for n in ACTS))
    return lambda name, number: lambda: ACTS[name](Number(number=number), actor=actor, clock=clock)


def rules() -> list[str]:
    return [
        row for rule, row in broken() if rule.code in ("I13.source", "I16.money", "I17", "I18", "I19", "I23", "I25")
    ]


def test_numbers_have_no_gap(do) -> None:
    ends = codes(*[do("book", n) for n in range(1, 13)])
    assert sorted(set(ends)) == ["done", "test.changed_mind"] and ends.count("done") == 8
    assert sorted(Voucher.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert rules() == []


@pytest.mark.unproven("I37b")  # the review is written by hand
def test_a_month_does_not_close_over_a_posting(do) -> None:
    Period.objects.get(month=10)
    do("book", 1)()
    Voucher.objects.update(reviewer_id=99999, reviewer_name="x", reviewed_at=Voucher.objects.get().made_at)
    do("close", Period.objects.get(month=10).pk)()
    november = Period.objects.get(month=11).pk
    ends = codes(*[do("close", november), *(do("book", n) for n in (4, 5, 7, 8))])
    closed = Period.objects.get(pk=november).state == "closed"
    assert (ends[0] == "done") == closed
    if closed:
        assert set(ends[1:]) <= {"done", "period.closed"}
    assert rules() == []


def test_one_reversal_lives(do) -> None:
    do("book", 1)()
    ends = codes(*[do("undo", Voucher.objects.get().pk)] * 5)
    assert sorted(ends) == ["done", *["voucher.reversed"] * 4]
    assert rules() == []
