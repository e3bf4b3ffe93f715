"""Reading many tables as of one moment, without keeping any writer waiting."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def as_of_one_moment() -> Iterator[None]:
    """All queries inside see the database as it was at the first of them; nothing may be written.

    SQLite's transactions of this house take the writers' lock at once, so a deferred one is opened by hand. Inside a
    transaction that is already open its own view counts.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
