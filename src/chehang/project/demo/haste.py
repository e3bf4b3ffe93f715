"""Playing in haste: a store that is being made anew has nothing to lose, so nothing waits for the disk until the end."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def apart() -> Iterator[None]:
    """Make a new SQLite database under another name and give it its own when it is whole: who breaks off on the way
    begins anew instead of looking at half a store."""
    settings, name = connection.settings_dict, str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name or Path(name).exists():
        yield
        return
    draft = Path(f"{name}.part")
    _clear(draft)
    connection.close()
    settings["NAME"] = str(draft)
    try:
        yield
        connection.close()
        draft.replace(name)
    finally:
        connection.close()
        settings["NAME"] = name
        _clear(draft)


def _clear(draft: Path) -> None:
    for left in (draft, draft.with_suffix(".gate"), *(Path(f"{draft}-{tail}") for tail in ("wal", "shm"))):
        left.unlink(missing_ok=True)
