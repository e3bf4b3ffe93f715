"""Everything here begins with an organisation and open books."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from chehang.core.context import FixedClock
from chehang.ledger.services import open_books
from chehang.org.models import Store
from tests.people.hr import hr

__all__ = ["hr"]


@pytest.fixture(autouse=True)
def books(store: Store) -> None:
    """The books are open since October."""
    open_books(store.pk, date(2026, 10, 1))


@pytest.fixture
def clock_of_server(clock: FixedClock) -> Iterator[None]:
    """The server's own clock stands where the test's does."""
    with time_machine.travel(clock.at, tick=False):
        yield
