"""A second wall between stores, in PostgreSQL itself: who reads the database with other tools (an analyst, a store's own
reports) gets a role of one store and sees that store's rows only, whatever he asks.

Row-level security, made from the models: each table with a store gets one policy. The role's name says its store, so nobody can
talk himself into another one; columns that tell who somebody is are left out. The house's own role owns the tables and passes; its wall is the code (I40). Tables that hold
secrets or clear personal data, and those of no store that are not the group's, are not granted at all.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from .safety import Unsafe

POLICY = "store_wall"
# Logins, keys, ways out with their passwords, clear texts beside the journal: for nobody but the house.
CLOSED = frozenset(
    {
        "org.Account",
        "org.Token",
        "org.SecondFactor",
        "org.SignIn",
        "org.Employee",
        "core.Channel",
        "core.PersonalValue",
        "core.Outgoing",
        "core.Job",
    }
)


def role_of(store_id: int) -> str:
    """The role of a store."""
    return f"chehang_store_{store_id}"


def _models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("chehang."):
            yield from config.get_models()


def _column(model: type[Model]) -> str:
    """The column that says the store; empty for a table of no store."""
    return next((f.column for f in model._meta.concrete_fields if f.column == "store_id"), "")


def walled() -> list[str]:
    """The tables with a store, open to its role."""
    return sorted(m._meta.db_table for m in _models() if _column(m) and m._meta.label not in CLOSED)


def of_the_group() -> list[str]:
    """Tables of the whole group that a store may read: the catalogue and the like."""
    return sorted(m._meta.db_table for m in _models() if getattr(m, "SHARED_BY_GROUP", False) and not _column(m))


def _columns(model: type[Model]) -> str:
    """The columns that tell of nobody, where some do; "" for all of them."""
    private = {*getattr(model, "PERSONAL_FIELDS", ())}
    if not private:
        return ""
    return " (" + ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if f.name not in private) + ")"


def statements(store_id: int) -> Iterator[str]:
    """The wall, the role of a store and what it may read; said again, they change nothing."""
    for model in _models():
        if not _column(model):
            continue
        table = model._meta.db_table
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'DROP POLICY IF EXISTS {POLICY} ON "{table}"'
        yield (
            f'CREATE POLICY {POLICY} ON "{table}" FOR SELECT'
            f" USING (current_user = 'chehang_store_' || \"store_id\"::text)"
        )
    role = role_of(store_id)
    yield (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN"
        f" CREATE ROLE {role} NOLOGIN NOINHERIT; END IF; END $$"
    )
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    open_ones = {*walled(), *of_the_group()}
    for model in _models():
        if model._meta.db_table in open_ones:
            yield f'GRANT SELECT{_columns(model)} ON "{model._meta.db_table}" TO {role}'


def build(store_id: int) -> int:
    """Build the wall and the role of a store; returns how many tables stand behind it. All of it or nothing."""
    if connection.vendor != "postgresql":
        raise Unsafe("只有 PostgreSQL 才有行级权限。 Only PostgreSQL has row-level security.")
    with transaction.atomic(), connection.cursor() as cursor:
        for sql in statements(store_id):
            cursor.execute(sql)
    return len(walled())


def gaps() -> list[str]:
    """Tables of a store without the wall, where it was built at all: an upgrade brought them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = %s", [POLICY])
        there: set[Any] = {row[0] for row in cursor.fetchall()}
    return [m._meta.db_table for m in _models() if _column(m) and m._meta.db_table not in there] if there else []
