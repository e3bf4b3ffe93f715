"""Opening a new store: its chart of accounts, first period and places in the warehouse."""

from typing import Any

from chehang.core.context import Clock


def open_store(store: Any, clock: Clock) -> None:
    """Open the books of a store from the month of today."""
    from chehang.ledger.services import open_books

    today = clock.today()
    open_books(store.pk, today.replace(day=1))
