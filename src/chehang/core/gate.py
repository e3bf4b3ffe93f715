"""How one writes: inside a transaction, and on SQLite in a fair queue.

SQLite's own busy-wait is unfair: at saturation one writer waits seconds while others pass. A file lock around the
write makes them queue. On PostgreSQL, and for databases in memory, there is nothing to do.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def writer_gate() -> Iterator[None]:
    """Hold the writers' lock of this database file."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name or connection.in_atomic_block:
        yield
        return
    handle = os.open(Path(name).with_suffix(".gate"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def writing() -> Iterator[None]:
    """One transaction, queued for fairly: for the few who write and are no operation (signing in, a print)."""
    from .sealing.touching import start

    with writer_gate(), transaction.atomic():
        start()
        yield


def must_be_inside() -> None:
    """Refuse to go on outside a transaction.

    There each statement commits by itself: two who read the head of the chain, a number or a balance at the same moment
    would both write after what they saw. Raises TransactionManagementError, which is a fault of the program.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The books and the journal are written inside a transaction only.")
