"""The story, told once for all tests here; none of them sees what another did to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from chehang.core.context import Actor, FixedClock
from chehang.ledger.services import open_books
from chehang.org.models import Store
from tests.conformance.every_row import tell
from tests.fixtures import NOON, make_actor, make_store
from tests.selling import Shop, make_shop


class Kept(transaction.Atomic):
    """What happens inside is taken back. As in Django's own TestCase, an act that insists on being outermost may be inside."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        self._from_testcase = True

    def __exit__(self, *error: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*error)


@pytest.fixture(scope="package")
def telling(django_db_setup: None, django_db_blocker: Any) -> Iterator[Shop]:
    """A store with a row for every guard and constraint, its books open since October."""
    with django_db_blocker.unblock(), Kept(), pytest.MonkeyPatch.context() as patch:
        for start in (
            "chehang.core.operation.start",
            "chehang.core.sealing.touching.start",
        ):  # fixtures.written_by_hand
            patch.setattr(start, lambda: None)
        store, clock = make_store("01", "泓川江东店"), FixedClock(NOON)

        def actor_of(*posts: str, at: Store | None = None, name: str = "") -> Actor:
            return make_actor(at or store, *posts, clock=clock, name=name)

        open_books(store.pk, date(2026, 10, 1))
        shop = make_shop(store, clock, actor_of)
        tell(shop)
        patch.undo()
        yield shop


@pytest.fixture
def db(telling: Shop) -> Iterator[None]:
    """The database with the story in it; what a test does there is taken back, and the clock stands as the story left it."""
    end = telling.depot.clock.at
    with Kept():
        yield
    telling.depot.clock.at = end


@pytest.fixture
def shop(db: None, telling: Shop) -> Shop:
    """The store after the story."""
    depot = telling.depot
    return Shop(replace(depot, parts=dict(depot.parts), people=dict(depot.people), bins=dict(depot.bins)))


@pytest.fixture
def store(shop: Shop) -> Store:
    return shop.store


@pytest.fixture
def clock(shop: Shop) -> FixedClock:
    clock = shop.depot.clock
    assert isinstance(clock, FixedClock)
    return clock


@pytest.fixture
def actor_of(shop: Shop) -> Callable[..., Actor]:
    return shop.depot.actor_of
