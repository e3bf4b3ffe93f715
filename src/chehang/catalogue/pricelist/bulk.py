"""Ids for many rows at once, and many rows changed at once."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def new_ids(model: type[Model], count: int) -> range | list[int]:
    """``count`` ids nobody else will get. Inside a transaction that holds the write lock."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            last = row[0] if row else 0
            return range(last + 1, last + 1 + count)
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [row[0] for row in cursor.fetchall()]


def update(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Set ``columns`` of rows given in database values, each with its id at the end."""
    if not rows:
        return
    settings = ", ".join(f'"{column}" = %s' for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{model._meta.db_table}" SET {settings} WHERE id = %s', rows)
