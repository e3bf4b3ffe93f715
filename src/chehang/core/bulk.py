"""Many rows in one statement, for the places where every statement counts. Values are given as the database keeps them.

The books are written with these; what writes refuses to run outside a transaction."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import connection
from django.db.models import Field, Model

from .gate import must_be_inside

LIMIT = 30_000  # parameters of one statement; SQLite takes 32,766


def scaled(x: Decimal, places: int) -> int:
    """The integer a scaled field keeps; ValueError when ``x`` has more places."""
    moved = x.scaleb(places)
    whole = int(moved)
    if whole != moved:
        raise ValueError(f"{x} has more than {places} decimal places")
    return whole


def unscaled(n: int, places: int) -> Decimal:
    """The Decimal behind a scaled integer (SUM on PostgreSQL gives numeric, so any integral number is taken)."""
    return Decimal(int(n)).scaleb(-places)


def day(value: date) -> Any:
    """A date as a raw parameter on this engine."""
    return connection.ops.adapt_datefield_value(value)


def moment(value: datetime) -> Any:
    """A timestamp as a raw parameter on this engine."""
    return connection.ops.adapt_datetimefield_value(value)


def _chunks(rows: Sequence[Sequence[Any]], spare: int) -> Iterable[Sequence[Sequence[Any]]]:
    size = max(1, (LIMIT - spare) // len(rows[0]))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _values(rows: Sequence[Sequence[Any]]) -> str:
    one = "(" + ", ".join(["%s"] * len(rows[0])) + ")"
    return ", ".join([one] * len(rows))


def insert(
    table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, tail: str = "", returning: str = ""
) -> list[tuple[Any, ...]]:
    """INSERT all rows; ``tail`` is an ON CONFLICT clause. Gives the RETURNING columns, in the order of ``rows``."""
    must_be_inside()
    found: list[tuple[Any, ...]] = []
    if not rows:
        return found
    with connection.cursor() as cursor:
        for part in _chunks(rows, 0):
            sql = f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES {_values(part)} {tail}'
            cursor.execute(f"{sql} RETURNING {returning}" if returning else sql, [v for row in part for v in row])
            if returning:
                found += cursor.fetchall()
    return found


def create(objects: Sequence[Model]) -> None:
    """INSERT new objects of one model and give them their keys: ``bulk_create`` for thousands of rows, without its bookkeeping for each."""
    if not objects:
        return
    fields = [f for f in type(objects[0])._meta.concrete_fields if not f.primary_key]
    rows = [[f.get_db_prep_save(getattr(x, f.attname), connection) for f in fields] for x in objects]
    table = type(objects[0])._meta.db_table
    found = insert(table, [str(f.column) for f in fields], rows, returning="id")
    for made, (pk,) in zip(objects, found, strict=True):
        made.pk, made._state.adding = pk, False


def pour(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert any number of rows: one prepared statement on SQLite, COPY on PostgreSQL. Constraints and triggers hold
    as for INSERT."""
    must_be_inside()
    names = ", ".join(f'"{column}"' for column in columns)
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks(columns)})', rows)
            return
        with connection.wrap_database_errors, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as stream:
            for row in rows:
                stream.write_row(row)


def update(table: str, assign: str, rows: Sequence[Sequence[Any]], where: str, params: Sequence[Any] = ()) -> int:
    """UPDATE ``table`` AS t from the rows, seen as v(column1, column2, …); returns how many rows were changed.

    ``params`` belong to ``where``.
    """
    must_be_inside()
    changed = 0
    if not rows:
        return changed
    with connection.cursor() as cursor:
        for part in _chunks(rows, len(params)):
            found, wanted = _found(table, _values(part), where)
            cursor.execute(
                f'UPDATE "{table}" AS t SET {assign} FROM {found} AS v WHERE {wanted}',
                [*(value for row in part for value in row), *params],
            )
            changed += cursor.rowcount
    return changed


def _found(table: str, values: str, where: str) -> tuple[str, str]:
    """The rows v of an update and how they meet their row of the table.

    SQLite guesses the sizes of tables and may walk through a whole one for every row of v. The cross join makes it look
    them up instead, and the limit keeps it from folding this query into the update.
    """
    if connection.vendor != "sqlite":
        return f"(VALUES {values})", where
    look_up = f'(VALUES {values}) AS v CROSS JOIN "{table}" AS t WHERE {where} LIMIT -1'
    return f"(SELECT t.id AS row_id, v.* FROM {look_up})", "t.id = v.row_id"


def select(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def execute(sql: str, params: Sequence[Any] = ()) -> int:
    """Run one statement; returns how many rows it touched."""
    must_be_inside()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def each(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run one statement for each row of parameters: prepared once."""
    must_be_inside()
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def save(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Keep these fields of many rows of one model: one prepared statement, where ``bulk_update`` writes a CASE for every value."""
    if rows:
        model = type(rows[0])._meta
        fields = [cast("Field[Any, Any]", model.get_field(name)) for name in names]
        sets = ", ".join(f'"{f.column}" = %s' for f in fields)
        values = [[*(f.get_db_prep_save(getattr(x, f.attname), connection) for f in fields), x.pk] for x in rows]
        each(f'UPDATE "{model.db_table}" SET {sets} WHERE id = %s', values)


def marks(values: Sequence[Any]) -> str:
    """Placeholders for an IN list."""
    return ", ".join(["%s"] * len(values))


def locking(of: str = "") -> str:
    """FOR UPDATE where the engine knows it; SQLite's writers already stand in one queue."""
    if connection.vendor == "sqlite":
        return ""
    return f" FOR UPDATE OF {of}" if of else " FOR UPDATE"
