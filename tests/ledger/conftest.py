"""A store with open books."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from chehang.core.context import Actor, Context, FixedClock
from chehang.core.sources import Source
from chehang.ledger.models import Voucher
from chehang.ledger.services import Leg, open_books, post
from chehang.org.models import Store


@pytest.fixture
def books(store: Store) -> Store:
    """The store with its chart of accounts, opened in October 2026."""
    open_books(store.pk, date(2026, 10, 1))
    return store


@pytest.fixture
def accountant(actor_of: Callable[..., Actor]) -> Actor:
    return actor_of("accountant")


@pytest.fixture
def ctx(books: Store, accountant: Actor, clock: FixedClock) -> Context:
    return Context(accountant, clock, "test.act")


@pytest.fixture
def posted(ctx: Context) -> Callable[..., Voucher]:
    """``posted("sale", receivable="113", revenue="100", output_vat="13")`` posts an event."""
    numbers = iter(range(1, 1000))

    def make(event: str, *, document: str = "test.paper", object_id: int = 0, date=None, **legs: str) -> Voucher:
        made = post(
            ctx,
            event,
            source=Source(document, object_id or next(numbers)),
            legs=[Leg(name, Decimal(amount)) for name, amount in legs.items()],
            date=date,
        )
        assert made is not None
        return made

    return make
