"""Playing in haste: a store that is being made anew has nothing to lose, so nothing waits for the disk until the end."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

OFF = {"sqlite": "PRAGMA synchronous=OFF", "postgresql": "SET synchronous_commit = off"}
ON = {"sqlite": "PRAGMA synchronous=FULL", "postgresql": "SET synchronous_commit = on"}


@contextmanager
def haste() -> Iterator[None]:
    """Write without waiting for the disk; when all is played it has everything. Garbage is gathered seldom meanwhile."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    _say(OFF)
    try:
        yield
    finally:
        _say(ON)
        gc.set_threshold(*often)
        gc.unfreeze()
        _settle()


def _say(words: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words[connection.vendor])


def _settle() -> None:
    """Bring what SQLite has written onto the disk."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(name, "rb") as file:
        os.fsync(file.fileno())
