"""The rows of one store, whole, in a form that both engines write and read alike.

Which tables are a store's follows from the models: those with a ``store_id``, and the logins of its people. Its parts, brands and
models of cars belong to the group: they go along and are compared, not taken over.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q, QuerySet

from chehang.core import bulk
from chehang.org.models import Account, Employee, SecondFactor, Store, Token

AT_ONCE = 2000
LOGINS = {
    Account: "employee__store_id",
    Token: "account__employee__store_id",
    SecondFactor: "account__employee__store_id",
}


def _models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("chehang."):
            yield from config.get_models()


def has_store(model: type[Model]) -> bool:
    """Whether its rows name their store."""
    return any(f.column == "store_id" for f in model._meta.concrete_fields)


def own() -> list[type[Model]]:
    """The models whose rows go with a store, in the order of their tables' names."""
    return sorted((m for m in _models() if has_store(m) or m in LOGINS), key=lambda m: m._meta.db_table)


def shared() -> list[type[Model]]:
    """The group's own tables, those that others point to first."""
    found = {m for m in _models() if getattr(m, "SHARED_BY_GROUP", False) and not has_store(m)}
    ordered: list[type[Model]] = []

    def put(model: type[Model]) -> None:
        for field in model._meta.concrete_fields:
            if field.related_model in found and field.related_model not in (model, *ordered):
                put(field.related_model)  # type: ignore[arg-type]
        if model not in ordered:
            ordered.append(model)

    for model in sorted(found, key=lambda m: m._meta.db_table):
        put(model)
    return ordered


def rows_of(model: type[Model], store_id: int) -> QuerySet[Any]:
    """A store's rows of one model, in order."""
    return model._default_manager.filter(**{LOGINS.get(model, "store_id"): store_id}).order_by("pk")


def guests(store_id: int) -> QuerySet[Employee]:
    """People of other stores of whom rows of this one speak: they hold a post here."""
    found = Q(pk__in=())
    for model in present(store_id):
        if model in LOGINS or model is Employee:
            continue
        for field in model._meta.concrete_fields:
            if field.related_model is Employee:
                found |= Q(pk__in=rows_of(model, store_id).order_by().values(field.attname))
    return Employee.objects.filter(found).exclude(store_id=store_id).order_by("pk")


def plain(value: Any) -> Any:
    """A value as JSON holds it, the same from both engines."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    return value


def lines(rows: QuerySet[Any]) -> Iterator[str]:
    """Each row as one line."""
    names = [f.attname for f in rows.model._meta.concrete_fields]
    for row in rows.values_list(*names).iterator(chunk_size=AT_ONCE):
        yield json.dumps([plain(v) for v in row], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rows: QuerySet[Any]) -> tuple[int, str]:
    """How many rows, and what they say in 64 characters."""
    whole, n = hashlib.sha256(), 0
    for line in lines(rows):
        whole.update(f"{line}\n".encode())
        n += 1
    return n, whole.hexdigest()


def present(store_id: int) -> list[type[Model]]:
    """The models of which a store has any row."""
    ask = 'SELECT 1 FROM "{}" WHERE store_id = %s LIMIT 1'
    return [
        m
        for m in own()
        if (rows_of(m, store_id).exists() if m in LOGINS else bulk.select(ask.format(m._meta.db_table), [store_id]))
    ]


def digest(store_id: int) -> dict[str, list[Any]]:
    """Of every table of a store that has rows."""
    return {m._meta.label: [*digest_of(rows_of(m, store_id))] for m in present(store_id)}


def receipt(tables: dict[str, list[Any]]) -> str:
    """One word for a whole store."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:16]


def write(place: Path, rows: QuerySet[Any], seen: Callable[[str], None] = lambda line: None) -> list[Any]:
    """Write rows to a file; returns their number and digest."""
    whole, n = hashlib.sha256(), 0
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(rows):
            file.write(f"{line}\n")
            whole.update(f"{line}\n".encode())
            seen(line)
            n += 1
    return [n, whole.hexdigest()]


def read(place: Path, model: type[Model]) -> Iterator[list[Any]]:
    """The rows of a file as Python has them."""
    fields = model._meta.concrete_fields
    with place.open(encoding="utf-8") as file:
        for line in file:
            yield [_value(f, v) for f, v in zip(fields, json.loads(line), strict=True)]


def _value(field: Any, value: Any) -> Any:
    kind = field.get_internal_type()
    if value is None or kind == "JSONField":
        return value
    return (
        b64decode(value)
        if kind == "BinaryField"
        else (field.target_field if field.is_relation else field).to_python(value)
    )


def pour(model: type[Model], rows: Iterable[list[Any]]) -> None:
    """Put rows into a table as they are."""
    fields = model._meta.concrete_fields
    made = ([f.get_db_prep_save(v, connection) for f, v in zip(fields, row, strict=True)] for row in rows)
    bulk.pour(model._meta.db_table, [str(f.column) for f in fields], made)


def names_of(model: type[Model]) -> list[str]:
    """What makes a row of the group the same thing in every database."""
    meta = model._meta
    found = [n for c in meta.total_unique_constraints for n in c.fields] + [
        f.name for f in meta.concrete_fields if f.unique and not f.primary_key
    ]
    return [meta.get_field(n).attname for n in dict.fromkeys(found)]  # type: ignore[union-attr]


@contextmanager
def unguarded() -> Iterator[None]:
    """The guards stand aside for rows that passed them where they were written; afterwards they stand as before."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = cursor.fetchall()
            for name, _sql in found:
                cursor.execute(f'DROP TRIGGER "{name}"')
            yield
            for _name, sql in found:
                cursor.execute(sql)
            return
        tables = [m._meta.db_table for m in own()]
        connection.check_constraints()
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        yield
        connection.check_constraints()
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


def stores() -> QuerySet[Store]:
    """All stores of the group: they know each other by these rows."""
    return Store.objects.order_by("pk")
