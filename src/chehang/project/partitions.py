"""The big tables in parts, one for each store, by PostgreSQL's own partitioning: whoever asks for a store reads its part alone.

By store, not by month: what makes an intent happen once, a chain without gaps and a reversal single are unique within a store
for good, and a unique rule of a partitioned table holds only where its key holds the store. Guards and seals hang on the whole
table and reach every part. There is no way back, and none is needed: a dump holds the parts as well.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey

from chehang.core import guards
from chehang.core.models import StoreOwned
from chehang.org.models import Store

from .safety import Unsafe

# In this order: what others point to comes before them.
TABLES = {
    "core_journal": "core",
    "core_transition": "core",
    "stock_entry": "stock",
    "ledger_voucher": "ledger",
    "ledger_line": "ledger",
}
REST = "rest"


def divide() -> dict[str, list[str]]:
    """Divide every table that is whole, and give every store its part; returns the new parts by table. Each table whole or not at all.

    Refused off PostgreSQL. Nobody may be at work meanwhile: a table is locked while its rows move.
    """
    if connection.vendor != "postgresql":
        raise Unsafe("分区只用于 PostgreSQL。 Parts of tables are PostgreSQL's.")
    made = {}
    for table, app in TABLES.items():
        with _at_rest(table) as cursor:
            if divided := _kind(cursor, table) == "p":
                made[table] = _grow(cursor, table)
            else:
                made[table] = _divide(cursor, table)
            _name_indexes(cursor, table)
            if not divided:
                guards.install(app)
    return made


def parts(table: str) -> list[str]:
    """The names of a table's parts; none of a whole table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = %s::regclass"
            " ORDER BY c.relname",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def _at_rest(table: str) -> Iterator[Any]:
    """One transaction in which nobody else reads or writes the table."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE')
        yield cursor


def _kind(cursor: Any, table: str) -> str:
    cursor.execute("SELECT relkind::text FROM pg_class WHERE oid = %s::regclass", [table])
    return str(cursor.fetchone()[0])


def _divide(cursor: Any, table: str) -> list[str]:
    """The same columns, rules and rows, divided. Who points to its rows says the store as well: it is his own (guards)."""
    pointing = [one for one in _references(cursor, table) if one[0] != table]
    for other, name, _text in pointing:
        cursor.execute(f'ALTER TABLE {other} DROP CONSTRAINT "{name}"')
    rules, indexes = _rules(cursor, table), _indexes(cursor, table)
    whole = f"{table}_whole"
    cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
    sequence = cursor.fetchone()[0]
    cursor.execute(f"SELECT last_value, is_called FROM {sequence}")
    last, called = cursor.fetchone()
    cursor.execute(f'ALTER TABLE "{table}" RENAME TO "{whole}"')
    cursor.execute(
        f'CREATE TABLE "{table}" (LIKE "{whole}" INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY LIST (store_id)'
    )
    cursor.execute(f'CREATE TABLE "{table}_{REST}" PARTITION OF "{table}" DEFAULT')
    made = _grow(cursor, table)
    cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{whole}" ORDER BY id')
    moved = cursor.rowcount
    cursor.execute(f'SELECT COUNT(*) FROM "{whole}"')
    if moved != cursor.fetchone()[0]:
        raise Unsafe(f"{table}: 行数不符。 The rows do not agree.")
    cursor.execute(f'DROP TABLE "{whole}"')
    cursor.execute(f'CREATE SEQUENCE "{table}_id_seq" AS bigint OWNED BY "{table}".id')
    cursor.execute("SELECT setval(%s, %s, %s)", [f'"{table}_id_seq"', last, called])
    cursor.execute(f"""ALTER TABLE "{table}" ALTER COLUMN id SET DEFAULT nextval('"{table}_id_seq"')""")
    for statement in (*rules, *indexes):
        cursor.execute(statement)
    for other, name, text in pointing:
        cursor.execute(f'ALTER TABLE {other} ADD CONSTRAINT "{name}" {_beside_store(table, text)}')
    return made


def _beside_store(table: str, text: str) -> str:
    """A reference by the id and the store together."""
    said = r"FOREIGN KEY \((\w+)\) REFERENCES \S+\(id\)"
    return re.sub(said, rf'FOREIGN KEY (\1, store_id) REFERENCES "{table}"(id, store_id)', text)


def _rules(cursor: Any, table: str) -> list[str]:
    """The constraints of a whole table as statements for the divided one; keys first, for what points to them."""
    cursor.execute(
        "SELECT conname, contype::text, pg_get_constraintdef(oid), confrelid = conrelid FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'c', 'f') AND conparentid = 0 ORDER BY contype <> 'p', conname",
        [table],
    )
    made = []
    for name, kind, text, own in cursor.fetchall():
        said = text
        if kind in ("p", "u"):
            said = _with_store(table, name, text)
        elif own:
            said = _beside_store(table, text)
        made.append(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {said}')
    return made


def _indexes(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "SELECT c.relname, i.indisunique, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE i.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid"
        " AND k.contype IN ('p', 'u', 'x')) ORDER BY 1",
        [table],
    )
    return [_with_store(table, name, text) if unique else text for name, unique, text in cursor.fetchall()]


def _with_store(table: str, name: str, text: str) -> str:
    """A unique rule that holds within a store. Refused where the store would change what it says."""
    found = re.search(r"\(([^()]+)\)", text)
    columns = [c.strip() for c in found[1].split(",")] if found else []
    if "store_id" in columns:
        return text
    if found is None or not {*columns} & _inside(table):
        raise Unsafe(f"{table}: {name} 在分区中不成立。 This rule does not hold in parts.")
    return f"{text[: found.start()]}({', '.join(columns)}, store_id){text[found.end() :]}"


def _inside(table: str) -> set[str]:
    """Columns that stand for a store already: the id, and references that a guard keeps inside it."""
    model = next(m for m in apps.get_models() if m._meta.db_table == table)
    own = {
        f.column
        for f in model._meta.concrete_fields
        if isinstance(f, ForeignKey) and isinstance(f.related_model, type) and issubclass(f.related_model, StoreOwned)
    }
    return own | {"id"} if issubclass(model, StoreOwned) else {"id"}


def _grow(cursor: Any, table: str) -> list[str]:
    """A part for each store that has none; what such a store has in the rest goes with it."""
    there = set(parts(table))
    new = [pk for pk in Store.objects.order_by("pk").values_list("pk", flat=True) if f"{table}_s{pk}" not in there]
    cursor.execute(f'SELECT DISTINCT store_id FROM "{table}_{REST}"')
    late = {pk for (pk,) in cursor.fetchall()} & {*new}
    for store in {*new} - late:
        cursor.execute(f'CREATE TABLE "{table}_s{store}" PARTITION OF "{table}" FOR VALUES IN ({store})')
    if late:
        _take_out(cursor, table, sorted(late))
    return [f"{table}_s{store}" for store in new]


def _take_out(cursor: Any, table: str, stores: list[int]) -> None:
    """Rows of these stores out of the rest: it lets them go beside its guards, which stand in the new part again."""
    rest, pointing = f"{table}_{REST}", _references(cursor, table)
    for other, name, _text in pointing:
        cursor.execute(f'ALTER TABLE {other} DROP CONSTRAINT "{name}"')
    cursor.execute(f'ALTER TABLE "{table}" DETACH PARTITION "{rest}"')
    for trigger in _triggers(cursor, rest):
        cursor.execute(f'DROP TRIGGER "{trigger}" ON "{rest}"')
    for store in stores:
        part = f"{table}_s{store}"
        cursor.execute(
            f'CREATE TABLE "{part}" (LIKE "{table}" INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING CONSTRAINTS)'
        )
        cursor.execute(f'INSERT INTO "{part}" SELECT * FROM "{rest}" WHERE store_id = %s ORDER BY id', [store])
        cursor.execute(f'DELETE FROM "{rest}" WHERE store_id = %s', [store])
        cursor.execute(f'ALTER TABLE "{table}" ATTACH PARTITION "{part}" FOR VALUES IN ({store})')
    cursor.execute(f'ALTER TABLE "{table}" ATTACH PARTITION "{rest}" DEFAULT')
    for other, name, text in pointing:
        cursor.execute(f'ALTER TABLE {other} ADD CONSTRAINT "{name}" {text}')


def _references(cursor: Any, table: str) -> list[tuple[str, str, str]]:
    """(table, rule, its text) of everything that points to rows of a table, itself among them."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE confrelid = %s::regclass AND contype = 'f' AND conparentid = 0 ORDER BY 1, 2",
        [table],
    )
    return list(cursor.fetchall())


def _triggers(cursor: Any, table: str) -> list[str]:
    cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
    return [name for (name,) in cursor.fetchall()]


def _name_indexes(cursor: Any, table: str) -> None:
    """An index of a part bears the name of the rule it stands for: what the database refuses is told by it."""
    cursor.execute(
        "SELECT p.relname, c.relname, t.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_class p"
        " ON p.oid = h.inhparent JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid"
        " JOIN pg_index w ON w.indexrelid = p.oid WHERE w.indrelid = %s::regclass",
        [table],
    )
    for rule, index, part in cursor.fetchall():
        wanted = f"{rule}{part.removeprefix(table)}"[:63]
        if index != wanted:
            cursor.execute(f'ALTER INDEX "{index}" RENAME TO "{wanted}"')


def report() -> list[str]:
    """A line for each table, for people."""
    return [f"{table}: {len(parts(table))} 个分区 parts" for table in TABLES]
