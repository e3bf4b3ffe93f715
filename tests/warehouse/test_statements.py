"""Posting takes a fixed number of SQL statements, however many lines there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from tests.goods import CHECKER, Depot


def receipt(depot: Depot, lines: int) -> int:
    parts = [depot.part(f"H3A {n:03d} 000", f"件{n}") for n in range(lines)]
    inbound = depot.ordered(*[(p, "2", "10") for p in parts])
    depot.packing_list(inbound, *[(p, "2") for p in parts])
    depot.invoice(inbound, *[(p, "2", "10") for p in parts], number=f"I{lines}")
    depot.count(inbound, *[(p, "2") for p in parts])
    keeper = depot.who("keeper", CHECKER)
    with CaptureQueriesContext(connection) as said:
        post_receipt(PostReceipt(inbound=inbound.pk), actor=keeper, clock=depot.clock)
    return _counted(said)


def issue(depot: Depot, lines: int) -> int:
    parts = [depot.part(f"H3A {n:03d} 000", f"件{n}") for n in range(lines)]
    for part in parts:
        depot.shelve(part, "2", "20")
    outbound = depot.ask(*[(p, "1") for p in parts], collects=False)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    with CaptureQueriesContext(connection) as said:
        depot.sign(outbound, "keeper_2", "罗斌")
    return _counted(said)


def _counted(said: CaptureQueriesContext) -> int:
    return len(
        [q for q in said.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    )


@pytest.mark.parametrize("act", [receipt, issue])
def test_one_line_and_a_hundred(depot: Depot, act) -> None:  # type: ignore[no-untyped-def]
    depot.who("keeper", "罗斌")
    one, hundred = act(depot, 1), act(depot, 100)
    assert one <= 49 and hundred <= one + 1
