"""A Monday at half past eight: sixty people sign in at once, twice, and the journal's chain holds (``real_commits``)."""

import pytest
from django.db import connection, transaction
from django.test import Client

from chehang.core import bulk, journal, numbers
from chehang.core.context import Context, FixedClock
from chehang.core.models import Journal
from tests.fixtures import make_actor, make_store
from tests.races import Act, meet

PEOPLE = 60


def _come_and_go(client: Client, username: str) -> Act:
    def act() -> int:
        status = client.post("/login/", {"username": username, "password": "pass-word-9"}).status_code
        client.post("/logout/")
        return status

    return act


def test_sixty_sign_in_at_once_twice(real_commits: None, clock: FixedClock) -> None:
    store = make_store("01", "泓川江东店")
    for _n in range(PEOPLE):
        make_actor(store, "keeper", clock=clock)
    people = [(Client(), f"u01{n + 1:03d}") for n in range(PEOPLE)]
    for _again in range(2):
        assert meet(*(_come_and_go(*person) for person in people)) == [302] * PEOPLE
    assert Journal.objects.filter(operation="org.sign_in", outcome="noted").count() == 2 * PEOPLE
    assert list(journal.broken_links()) == []


def test_nothing_is_written_outside_a_transaction(real_commits: None, clock: FixedClock) -> None:
    ctx = Context(make_actor(make_store("01", "泓川江东店"), "keeper", clock=clock), clock, "test.act")
    assert not connection.in_atomic_block
    row = [("01", 1, "x")]
    for write in (
        lambda: journal.write(ctx, "noted"),
        lambda: numbers.draw(ctx, "SH"),
        lambda: bulk.insert("stock_entry", ("a", "b", "c"), row),
        lambda: bulk.update("stock_pool", "a = 1", row, "1 = 1"),
        lambda: bulk.pour("stock_entry", ("a", "b", "c"), row),
        lambda: bulk.execute("UPDATE stock_pool SET quantity = 0"),
    ):
        with pytest.raises(transaction.TransactionManagementError):
            write()
    assert not Journal.objects.exists()
