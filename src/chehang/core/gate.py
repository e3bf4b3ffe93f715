"""A fair queue for writers on SQLite.

SQLite's own busy-wait is unfair: at saturation one writer waits seconds while others pass. A file lock around the
write makes them queue. On PostgreSQL, and for databases in memory, there is nothing to do.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


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
