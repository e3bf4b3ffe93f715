"""Sealing the rows of an act, and once those of a store that has none yet."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .. import bulk
from .marks import Marks, pack
from .tables import Sealed, sealed_tables
from .touching import touched

MOST = 1000  # rows of one seal
AT_MIGRATION = "core.seal_at_migration"


@dataclass(frozen=True)
class Draft:
    """A seal before its journal row is there."""

    table: str
    columns: str
    marks: bytes


def drafts() -> list[Draft]:
    """The seals of what the act under way has written."""
    known, marks = sealed_tables(), Marks()
    found: list[Draft] = []
    for name, ids in touched().items():
        if table := known.get(name):
            found += seals_of(table, ids, marks)
    return found


def seals_of(table: Sealed, ids: Sequence[int], marks: Marks) -> Iterable[Draft]:
    """Seals of rows of one table as they stand now."""
    for start in range(0, len(ids), MOST):
        some = ids[start : start + MOST]
        yield Draft(table.name, ",".join(table.columns), pack(some, *table.read(some), marks))


def root(seals: Iterable[tuple[str, str, Any]]) -> str:
    """One digest over the seals of a journal row, in their order; "" when there are none."""
    whole, n = hashlib.sha256(), 0
    for table, columns, marks in seals:
        whole.update(f"{table}\n{columns}\n{len(marks)}\n".encode())
        whole.update(marks)
        n += 1
    return whole.hexdigest() if n else ""


def keep(store_id: int, journal_id: int, seals: Sequence[Draft]) -> None:
    """Write the seals beside their journal row."""
    rows = [(store_id, journal_id, s.table, s.columns, s.marks) for s in seals]
    bulk.insert("core_seal", ("store_id", "journal_id", '"table"', '"columns"', "marks"), rows)


def not_yet_sealed() -> list[Sealed]:
    """Sealed tables with rows and without any seal, whose columns stand in the database as the code knows them."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if "core_seal" not in there:
            return []
        found = []
        for name in sealed_tables().keys() & there:
            table = sealed_tables()[name]
            if not bulk.select(f'SELECT 1 FROM "{name}" LIMIT 1'):
                continue
            present = {c.name for c in connection.introspection.get_table_description(cursor, name)}
            if present < {*table.columns}:
                continue
            if not bulk.select('SELECT 1 FROM core_seal WHERE "table" = %s LIMIT 1', [name]):
                found.append(table)
    return sorted(found, key=lambda table: table.name)
