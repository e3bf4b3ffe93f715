"""Numbers of cells: a group in several databases counts each from its own beginning, so that no row of one has the id of another's.

Cell 3 gives ids from 3,000,000,000,000 on. A number is used by one database of the group only, and a store that comes from
elsewhere needs a higher one than any it brings: what is written after it came must come after it in order of id, too.
"""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from .safety import Unsafe

WIDE = 10**12
MOST = 8999  # so that every id stays a whole number of JavaScript


def counted() -> list[type[Model]]:
    """The models of the house whose rows are counted by the database."""
    return [
        m
        for config in apps.get_app_configs()
        if config.name.startswith("chehang.")
        for m in config.get_models()
        if m._meta.pk.get_internal_type() == "BigAutoField"
    ]


def next_id(model: type[Model]) -> int:
    """The id the next row gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            return int(row[0]) + 1 if row else 1
        cursor.execute(f"SELECT last_value + is_called::int FROM {_sequence(cursor, table)}")
        return int(cursor.fetchone()[0])


def _sequence(cursor: Any, table: str) -> str:
    cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
    return str(cursor.fetchone()[0])


def number(cell: int) -> int:
    """Count on from the beginning of a cell; returns how many tables. Refused where a table has counted beyond it."""
    if not 1 <= cell <= MOST:
        raise Unsafe(f"--cell 是 1 到 {MOST} 的整数。 A cell is a number from 1 to {MOST}.")
    least = cell * WIDE
    models = counted()
    if beyond := [m._meta.db_table for m in models if next_id(m) > least + 1]:
        raise Unsafe(
            f"本库的编号已超过单元 {cell} 的起点({beyond[0]}),请用更大的、全集团没有用过的编号。"
            f" {beyond[0]} has counted beyond cell {cell}: take a higher number that no database of the group has used."
        )
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            if connection.vendor == "sqlite":
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [least, table])
                if not cursor.rowcount:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, least])
            else:
                cursor.execute(f"SELECT setval('{_sequence(cursor, table)}', %s)", [least])
    return len(models)
