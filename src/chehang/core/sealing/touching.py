"""Noting which rows of the sealed tables an act writes, whoever writes them and however.

SQLite's triggers call a function of this process; PostgreSQL's keep a list in the transaction. Both forget what is
written outside an act: such a row keeps its old seal, and ``verify`` names it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.signals import connection_created

from .tables import sealed_tables

EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
NOTE = "chehang_touched"
_KEEP = (
    f"CREATE OR REPLACE FUNCTION {NOTE}() RETURNS trigger LANGUAGE plpgsql AS $note$ BEGIN"
    " PERFORM set_config('chehang.touched', concat(current_setting('chehang.touched', true), TG_TABLE_NAME, ':',"
    " (SELECT string_agg(r.id::text, ',') FROM rows r), ';'), true); RETURN NULL; END $note$"
)


@dataclass(frozen=True)
class Touch:
    """A trigger that notes the rows of one statement."""

    table: str
    event: str

    @property
    def name(self) -> str:
        return f"{self.table}_touched_{self.event}"[:63]

    def drop(self) -> str:
        on = "" if connection.vendor == "sqlite" else f' ON "{self.table}"'
        return f'DROP TRIGGER IF EXISTS "{self.name}"{on}'

    def create(self) -> list[str]:
        row, when = EVENTS[self.event], f'AFTER {self.event.upper()} ON "{self.table}"'
        if connection.vendor == "sqlite":
            note = f"SELECT {NOTE}('{self.table}', {row}.id)"
            return [f'CREATE TRIGGER "{self.name}" {when} FOR EACH ROW BEGIN {note}; END']
        return [
            _KEEP,
            f'CREATE TRIGGER "{self.name}" {when} REFERENCING {row} TABLE AS rows FOR EACH STATEMENT'
            f" EXECUTE FUNCTION {NOTE}()",
        ]


def touches_of(app: str) -> Iterator[Touch]:
    """The noting triggers of an app's sealed tables."""
    for table in sealed_tables().values():
        if apps.get_model(table.label)._meta.app_label == app:
            yield from (Touch(table.name, event) for event in EVENTS)


def _notes() -> list[tuple[str, int]]:
    return connection.touched  # type: ignore[attr-defined, no-any-return]


def _listen(connection: Any, **kwargs: Any) -> None:
    """Each SQLite connection notes for itself."""
    if connection.vendor == "sqlite":
        notes: list[tuple[str, int]] = []
        connection.touched = notes
        connection.connection.create_function(NOTE, 2, lambda table, pk: notes.append((table, pk)))


connection_created.connect(_listen, dispatch_uid=NOTE)


def start() -> None:
    """An act begins: what this connection wrote before is not of it."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _notes().clear()


def touch(rows: Mapping[str, Iterable[int]]) -> None:
    """Note rows as if the act under way had written them: they are sealed as they stand."""
    for table, ids in rows.items():
        if connection.vendor == "sqlite":
            _notes().extend((table, pk) for pk in ids)
        else:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('chehang.touched', concat(current_setting('chehang.touched', true), %s), true)",
                    [f"{table}:{','.join(map(str, ids))};"],
                )


def touched() -> dict[str, list[int]]:
    """The rows written since the act began, by table; they are forgotten here."""
    found: dict[str, set[int]] = defaultdict(set)
    if connection.vendor == "sqlite":
        for table, pk in _notes():
            found[table].add(pk)
        _notes().clear()
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('chehang.touched', true)")
            if noted := cursor.fetchone()[0]:
                for table, ids in (part.split(":") for part in noted.split(";") if part):
                    found[table].update(map(int, filter(None, ids.split(","))))
                cursor.execute("SELECT set_config('chehang.touched', '', true)")
    return {table: sorted(ids) for table, ids in sorted(found.items())}
