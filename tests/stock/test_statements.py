"""How many statements the goods book needs: the same for one line and for a hundred."""

from collections.abc import Callable
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.sources import Source
from chehang.stock import queries
from chehang.stock.services import Incoming, Move, Outgoing, Want, issue, move, receive, reserve, unreserve


@pytest.fixture
def parts(part_of: Callable[..., object]) -> list[int]:
    return [part_of(f"N{n:04d}").pk for n in range(100)]


def count(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act()
    return len([q for q in caught.captured_queries if "SAVEPOINT" not in q["sql"]])


def test_statements_do_not_grow_with_lines(ctx, parts, shelf, bin_of) -> None:
    other = bin_of("B-01")
    found = {}
    for n, lines in ((1, parts[:1]), (2, parts)):
        found[n] = [
            count(
                lambda n=n, lines=lines: receive(
                    ctx, Source("a.b", n), [Incoming(p, shelf.pk, D(9), D(9)) for p in lines]
                )
            ),
            count(lambda n=n, lines=lines: reserve(ctx, Source("a.c", n), [Want(p, D(2)) for p in lines])),
            count(
                lambda n=n, lines=lines: issue(
                    ctx, Source("a.c", n), [Outgoing(p, shelf.pk, D(1), reserved=True) for p in lines]
                )
            ),
            count(lambda n=n, lines=lines: unreserve(ctx, Source("a.c", n))),
            count(lambda n=n, lines=lines: issue(ctx, Source("a.d", n), [Outgoing(p, shelf.pk, D(1)) for p in lines])),
            count(
                lambda n=n, lines=lines: move(ctx, Source("a.e", n), [Move(p, shelf.pk, other.pk, D(1)) for p in lines])
            ),
            count(lambda n=n, lines=lines: queries.on_hand(ctx, lines)),
        ]
    assert found[1] == found[2] == [4, 4, 7, 4, 5, 5, 1]
