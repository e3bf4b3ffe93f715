"""Which tables are sealed, and how their columns read: the same text on both engines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db import connection, models

from .. import bulk, guards

OWN = ("core.Journal", "core.Seal")  # the chain itself: hashed row by row, and by it


@dataclass(frozen=True)
class Sealed:
    """A table with frozen rows. ``always`` are the columns that never change once a row is there."""

    label: str
    always: frozenset[str]

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @cached_property
    def name(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def _fields(self) -> list[Any]:
        return [f for f in self.model._meta.concrete_fields if not f.primary_key]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(f.column for f in self._fields)

    @cached_property
    def _readers(self) -> list[Callable[[Any], str] | None]:
        return [_READERS.get(f.get_internal_type()) for f in self._fields]

    @cached_property
    def _select(self) -> str:
        return f'SELECT t.id, {", ".join(map(_expression, self._fields))} FROM "{self.name}" t WHERE t.id IN '

    def read(self, ids: Sequence[int]) -> tuple[list[int], list[Sequence[Any]]]:
        """The ids that are there, in order, and column by column what their rows say, equal when they say the same."""
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(ids), 1000):
            some = ids[start : start + 1000]
            rows += bulk.select(f"{self._select}({bulk.marks(some)})", some)
        rows.sort(key=itemgetter(0))
        found, *columns = zip(*rows, strict=True) if rows else [(), *((),) * len(self.columns)]
        return list(found), [self._plain(n, column) for n, column in enumerate(columns)]

    def _plain(self, n: int, column: Sequence[Any]) -> Sequence[Any]:
        reader = self._readers[n]
        if reader is None or not column:
            return column
        if column.count(column[0]) == len(column):
            return column if column[0] is None else (reader(column[0]),) * len(column)
        return [None if value is None else reader(value) for value in column]


def _expression(field: models.Field[Any, Any]) -> str:
    """A column as SQL; times, dates and flags as text, so that no driver reads its own meaning into them."""
    column, kind = f't."{field.column}"', field.get_internal_type()
    if kind not in ("DateTimeField", "DateField", "BooleanField"):
        return column
    if connection.vendor == "sqlite":
        return f"{column} || ''"
    if kind == "DateTimeField":
        return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    return f"{column}::int::text" if kind == "BooleanField" else f"to_char({column}, 'YYYY-MM-DD')"


def _moment(text: str) -> str:
    return f"{text}.000000" if len(text) == 19 else text


def _json(text: Any) -> str:
    try:
        value = json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return str(text)
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


_READERS: dict[str, Callable[[Any], str]] = {
    "DateTimeField": _moment,
    "JSONField": _json,
    "BinaryField": lambda value: bytes(value).hex(),
    "FloatField": repr,
}
_known: dict[str, Sealed] = {}


def sealed_tables() -> dict[str, Sealed]:
    """By table name: every model that a guard freezes."""
    if not _known:
        for guard in guards.declared():
            if isinstance(guard, guards.AppendOnly | guards.FrozenWhen) and guard.model not in OWN:
                one = Sealed(guard.model, _always(guard))
                _known[one.name] = one
    return _known


def _always(guard: guards.AppendOnly | guards.FrozenWhen) -> frozenset[str]:
    if isinstance(guard, guards.FrozenWhen) and guard.when != "1 = 1":
        return frozenset()
    but = guard.but if isinstance(guard, guards.FrozenWhen) else ()
    return frozenset(f.column for f in apps.get_model(guard.model)._meta.concrete_fields if f.column not in but)
