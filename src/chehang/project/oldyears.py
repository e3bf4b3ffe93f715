"""Putting old years away and bringing them back (``chehang detach``); how they are read is in ``core/oldyears``.

Of the journal everything goes but what the house still asks for: each store's first row, and rows beside which somebody's clear data lie
(they are destroyed by their age, which the row tells). Books stay: a balance is proved from its first line on.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from chehang.core import upkeep
from chehang.core.context import STORE_TIME
from chehang.core.oldyears import SCHEMA, TABLES, tables

from .safety import Unsafe

DETACH = "core.detach"
KEPT = 2  # full years that stay
ALSO = {
    "core_journal": " AND t.seq > 1 AND NOT EXISTS (SELECT 1 FROM core_personalvalue v WHERE v.journal_id = t.id AND v.erased_at IS NULL)",
    "core_transition": "",
}
_STILL = f"""CREATE OR REPLACE FUNCTION {SCHEMA}.still() RETURNS trigger LANGUAGE plpgsql AS $still$ BEGIN
 RAISE EXCEPTION 'guard:old_years_stay' USING ERRCODE = '23514'; END $still$"""


def detach(year: int, today_year: int) -> dict[str, int]:
    """Put away everything before January 1st of ``year``, year by year; returns rows by table. All of it or nothing."""
    if connection.vendor != "postgresql":
        raise Unsafe("只用于 PostgreSQL。 For PostgreSQL only.")
    if year > today_year - KEPT:
        raise Unsafe(
            f"至少保留 {KEPT} 个完整年度:--before 最晚 {today_year - KEPT}。"
            f" At least {KEPT} full years stay: --before {today_year - KEPT} at the latest."
        )
    moved: dict[str, int] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        connection.check_constraints()
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        cursor.execute(_STILL)
        for table in TABLES:
            cursor.execute(f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE')
            moved[table] = _put_away(cursor, table, year)
    if any(moved.values()):
        upkeep.note(DETACH, True, {"before": year, **moved})
    return moved


def _put_away(cursor: Any, table: str, year: int) -> int:
    cursor.execute(f'SELECT MIN("at") FROM "{table}"')
    first = cursor.fetchone()[0]
    rows = 0
    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    for one in range(first.astimezone(STORE_TIME).year if first else year, year):
        until, old = datetime(one + 1, 1, 1, tzinfo=STORE_TIME).astimezone(UTC), f"{SCHEMA}.{table}_{one}"
        chosen = f'FROM "{table}" t WHERE t."at" < %s{ALSO[table]}'
        cursor.execute(f'CREATE TABLE IF NOT EXISTS {old} (LIKE "{table}" INCLUDING STORAGE, PRIMARY KEY (id))')
        cursor.execute(f"DROP TRIGGER IF EXISTS still ON {old}")
        cursor.execute(f"INSERT INTO {old} SELECT t.* {chosen}", [until])
        put = cursor.rowcount
        cursor.execute(f'DELETE FROM "{table}" t WHERE EXISTS (SELECT 1 FROM {old} o WHERE o.id = t.id)')
        if cursor.rowcount != put:
            raise Unsafe(f"{table}: 行数不符。 The rows do not agree.")
        cursor.execute(
            f"CREATE TRIGGER still BEFORE INSERT OR UPDATE OR DELETE ON {old} FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.still()"
        )
        rows += put
    connection.check_constraints()
    cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    return rows


def attach() -> int:
    """Bring all of them back into the live tables; returns how many rows."""
    rows = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for table, old in tables().items():
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            for name in old:
                cursor.execute("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                               " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped", [f"{SCHEMA}.{name}"])  # fmt: skip
                columns = cursor.fetchone()[0]
                cursor.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {SCHEMA}.{name}')
                rows += cursor.rowcount
                cursor.execute(f"DROP TABLE {SCHEMA}.{name}")
            connection.check_constraints()
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    return rows
