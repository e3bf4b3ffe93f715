"""The database as it was before the first test, given back after each test whose commits were real.

Django would empty every table, then run all that follows a migration: thousands of triggers made anew, for each such test.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import TransactionTestCase

from chehang.core import guards

SCHEMA = "newborn"  # PostgreSQL: the first rows of the tables that had any


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """As pytest-django makes it, with a picture of it."""
    picture = tmp_path_factory.mktemp("newborn") / "newborn.sqlite3"
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            _copy(_file(), picture)
        else:
            _keep_rows()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: _as_new(picture))
        yield
    if connection.vendor != "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def _as_new(picture: Path) -> None:
    if connection.vendor == "sqlite":
        connection.close()
        _copy(picture, _file())
        return
    _put_back_rows()
    for app in apps.get_app_configs():
        if guards.missing(app.label):
            guards.install(app.label)


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _copy(source: Path, target: Path) -> None:
    """SQLite's own copy: another connection to the target sees the old pages or the new ones."""
    one, other = sqlite3.connect(source), sqlite3.connect(target, timeout=30)
    try:
        one.backup(other)
    finally:
        one.close()
        other.close()


def _filled(cursor: Any) -> list[str]:
    """The tables that have rows."""
    tables = sorted(t for t in connection.introspection.table_names(cursor) if t != "django_migrations")
    cursor.execute(" UNION ALL ".join(f"(SELECT '{t}' WHERE EXISTS (SELECT 1 FROM public.\"{t}\"))" for t in tables))
    return [name for (name,) in cursor.fetchall()]


def _keep_rows() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in _filled(cursor):
            cursor.execute(f'CREATE TABLE {SCHEMA}."{table}" AS SELECT * FROM public."{table}"')


def _put_back_rows() -> None:
    """Guards and foreign keys look away in this one session (PostgreSQL allows it to a superuser)."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in _filled(cursor):
            cursor.execute(f'DELETE FROM public."{table}"')
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [SCHEMA])
        for (table,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM {SCHEMA}."{table}"')
        cursor.execute("SET session_replication_role = DEFAULT")
