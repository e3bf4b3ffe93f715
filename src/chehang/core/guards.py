"""Guards: what the database itself refuses, on SQLite and PostgreSQL alike.

A guard is a trigger with one condition that both engines understand; when it is true the statement is refused.
SQLite forgets triggers when a migration rebuilds a table, so they are made anew after every migrate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from .errors import Conflict, Refused
from .models import StoreOwned


@dataclass(frozen=True)
class Trigger:
    """Refuse ``event`` (INSERT, UPDATE or DELETE) on ``table`` when the SQL ``condition`` over OLD/NEW holds."""

    name: str
    table: str
    event: str
    condition: str

    def drop(self) -> str:
        if connection.vendor == "sqlite":
            return f'DROP TRIGGER IF EXISTS "{self.name}"'
        return f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"'

    def create(self) -> list[str]:
        when = f'BEFORE {self.event} ON "{self.table}"'
        if connection.vendor == "sqlite":
            return [
                f'CREATE TRIGGER "{self.name}" {when} FOR EACH ROW WHEN {self.condition}'
                f" BEGIN SELECT RAISE(ABORT, 'guard:{self.name}'); END"
            ]
        row = "OLD" if self.event == "DELETE" else "NEW"
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN'
            f" IF {self.condition} THEN RAISE EXCEPTION 'guard:{self.name}' USING ERRCODE = '23514'; END IF;"
            f" RETURN {row}; END $guard$",
            f'CREATE TRIGGER "{self.name}" {when} FOR EACH ROW EXECUTE FUNCTION "{self.name}"()',
        ]


class Guard(Protocol):
    """Something that becomes triggers."""

    def triggers(self) -> Iterator[Trigger]: ...


def _table(label: str) -> str:
    return apps.get_model(label)._meta.db_table


@dataclass(frozen=True)
class AppendOnly:
    """Rows of a model are never changed and never deleted."""

    model: str

    def triggers(self) -> Iterator[Trigger]:
        table = _table(self.model)
        yield Trigger(f"{table}_no_update", table, "UPDATE", "1 = 1")
        yield Trigger(f"{table}_no_delete", table, "DELETE", "1 = 1")


@dataclass(frozen=True)
class FrozenWhen:
    """Once ``when`` holds for the old row, only the columns in ``but`` may change, and the row stays."""

    model: str
    when: str
    but: tuple[str, ...] = ()

    def triggers(self) -> Iterator[Trigger]:
        meta = apps.get_model(self.model)._meta
        fixed = [f.column for f in meta.concrete_fields if f.column not in self.but]
        changed = " OR ".join(f'NEW."{c}" IS DISTINCT FROM OLD."{c}"' for c in fixed)
        if connection.vendor == "sqlite":
            changed = changed.replace("IS DISTINCT FROM", "IS NOT")
        yield Trigger(f"{meta.db_table}_frozen", meta.db_table, "UPDATE", f"({self.when}) AND ({changed})")
        yield Trigger(f"{meta.db_table}_kept", meta.db_table, "DELETE", f"({self.when})")


@dataclass(frozen=True)
class Refuse:
    """A guard of one's own: refuse ``event`` on ``model`` when ``condition`` holds."""

    name: str
    model: str
    event: str
    condition: str

    def triggers(self) -> Iterator[Trigger]:
        yield Trigger(self.name, _table(self.model), self.event, f"({self.condition})")


_guards: dict[str, list[Guard]] = {}


def declare(app: str, guards: Iterable[Guard]) -> None:
    """Register the guards of an app (its ``guards.py`` lists them as GUARDS)."""
    _guards[app] = list(guards)


def declared() -> Iterator[Guard]:
    """The guards of every app."""
    return (guard for guards in _guards.values() for guard in guards)


def _state_guards(app: str) -> Iterator[Trigger]:
    from .states import machines

    for machine in machines().values():
        if machine.model.split(".")[0] != app:
            continue
        table, field = _table(machine.model), machine.field
        listed = " OR ".join(f"(OLD.{field} = '{a}' AND NEW.{field} = '{b}')" for a, b in sorted(machine.steps()))
        yield Trigger(f"{table}_step", table, "UPDATE", f"(OLD.{field} <> NEW.{field} AND NOT ({listed or '1 = 0'}))")
        yield Trigger(f"{table}_start", table, "INSERT", f"(NEW.{field} <> '{machine.start}')")


def _same_store_guards(app: str) -> Iterator[Trigger]:
    for model in apps.get_app_config(app).get_models():
        if not issubclass(model, StoreOwned):
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(field, ForeignKey) and isinstance(target, type) and issubclass(target, StoreOwned):
                yield from _same_store(model, field, target)


def _same_store(model: type[Model], field: Any, target: type[Model]) -> Iterator[Trigger]:
    table, column = model._meta.db_table, field.column
    inside = f'(SELECT t.store_id FROM "{target._meta.db_table}" t WHERE t.id = NEW."{column}") <> NEW.store_id'
    for event in ("INSERT", "UPDATE"):
        before = f'OLD."{column}" IS NULL OR OLD."{column}" <> NEW."{column}" OR OLD.store_id <> NEW.store_id'
        moved = "" if event == "INSERT" else f" AND ({before})"
        name = f"{table}_{field.name}_store_{event.lower()}"[:63]
        yield Trigger(name, table, event, f'(NEW."{column}" IS NOT NULL AND {inside}{moved})')


def triggers_of(app: str) -> list[Trigger]:
    """All triggers of an app: declared, of its state machines, and same-store."""
    declared = [t for guard in _guards.get(app, []) for t in guard.triggers()]
    return [*declared, *_state_guards(app), *_same_store_guards(app)]


def _standing(app: str) -> list[Any]:
    """The app's guards, and the triggers that note what is to be sealed."""
    from .sealing.touching import touches_of

    return [*triggers_of(app), *touches_of(app)]


def install(app: str) -> None:
    """Make the app's triggers anew; a table that a way back has taken away gets its own when it is made again.

    In one transaction: thousands of small ones would take most of the time of a new store.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for trigger in _standing(app):
            if trigger.table not in there:
                continue
            cursor.execute(trigger.drop())
            for statement in trigger.create():
                cursor.execute(statement)


def remove(app: str) -> None:
    """Take the app's triggers out (while tables change; ``install`` brings them back)."""
    with transaction.atomic(), connection.cursor() as cursor:
        for trigger in _standing(app):
            cursor.execute(trigger.drop())


def missing(app: str) -> list[str]:
    """Names of triggers that should stand in the database and do not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        present = {name for (name,) in cursor.fetchall()}
    return [t.name for t in _standing(app) if t.name not in present]


_NAME = re.compile(r"guard:([a-z0-9_]+)")


def refusal_of(error: IntegrityError) -> Refused:
    """The kind explanation of last resort, when the database had to step in."""
    text = str(error)
    if found := _NAME.search(text):
        return Refused(
            f"guard.{found[1]}",
            _("The books do not allow this change (rule %(rule)s). Nothing was changed."),
            rule=found[1],
        )
    if "unique" in text.lower():
        return Conflict(
            "database.duplicate", _("This already exists. Please look again; a colleague may have been faster.")
        )
    return Refused("database.refused", _("These values contradict each other. Nothing was changed."))
