"""Old years of the journal and of the history of states, put away beside the live tables (PostgreSQL): the days' work does not
walk through them, ``verify`` still does.

The rows lie in a schema of their own, a table for each year, which may be moved to a slow disk. While a rule is proved the live name stands
for both: views of the session under the same names. Chain and seals reach over all of it, so nothing in it can change unseen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

SCHEMA = "chehang_old"
TABLES = ("core_journal", "core_transition")


def tables() -> dict[str, list[str]]:
    """The tables put away, by live table."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [SCHEMA])
        names = [name for (name,) in cursor.fetchall()]
    return {live: found for live in TABLES if (found := [n for n in names if n.rpartition("_")[0] == live])}


@contextmanager
def whole() -> Iterator[None]:
    """Meanwhile the live names stand for the old years, too. For reading."""
    there = tables()
    if not there:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for live, old in there.items():
            columns = _columns(cursor, "public", live)
            pieces = [f"SELECT {_listed(columns, columns)} FROM public.{live}"]
            pieces += [
                f"SELECT {_listed(columns, _columns(cursor, SCHEMA, name))} FROM {SCHEMA}.{name}" for name in old
            ]
            cursor.execute(f"CREATE TEMPORARY VIEW {live} AS {' UNION ALL '.join(pieces)}")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                for live in there:
                    cursor.execute(f"DROP VIEW pg_temp.{live}")


def _columns(cursor: Any, schema: str, table: str) -> dict[str, str]:
    """Column → type."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
        " ORDER BY ordinal_position",
        [schema, table],
    )
    return dict(cursor.fetchall())


def _listed(wanted: dict[str, str], there: dict[str, str]) -> str:
    """The columns; one that came later was empty in the old years."""
    empty = {"text": "''::text", "character varying": "''::character varying"}
    return ", ".join(
        f'"{n}"' if n in there else f'{empty.get(kind, f"NULL::{kind}")} AS "{n}"' for n, kind in wanted.items()
    )
