"""A real store on PostgreSQL: made, backed up while it works, and restored into another, empty database."""

from collections.abc import Iterator

import pytest
from django.db import connection

from chehang.project.archive import _pg_run
from chehang.project.safety import Unsafe

from .test_console import PASSWORD, chehang

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
NAMES = ("chehang_before", "chehang_after")


@pytest.fixture
def databases(django_db_setup) -> Iterator[list[str]]:
    """The URLs of two empty databases beside the one of the tests."""
    made = connection.settings_dict
    host = made["HOST"] or made["OPTIONS"].get("host", "")
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield [f"postgres://{made['USER']}:{made['PASSWORD']}@/{name}?host={host}" for name in NAMES]
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_init_backup_restore_verify(databases, tmp_path) -> None:
    before, after = databases
    words = ("init", "--store-code", "01", "--store-name", "泓川江东店", "--name", "王管", "--username", "it")
    done = chehang(tmp_path / "a", *words, typed=PASSWORD, DATABASE_URL=before)
    assert done.returncode == 0, done.stderr
    target = str(tmp_path / "b.tar.gz")
    done = chehang(tmp_path / "a", "backup", target, DATABASE_URL=before)
    assert done.returncode == 0, done.stderr
    done = chehang(tmp_path / "a", "backup", "--check", target, DATABASE_URL=before)
    assert done.returncode == 0 and "restored" in done.stdout, done.stderr
    done = chehang(tmp_path / "b", "restore", target, DATABASE_URL=after)
    assert done.returncode == 0, done.stderr
    assert chehang(tmp_path / "b", "verify", DATABASE_URL=after).returncode == 0
    again = chehang(tmp_path / "b", "restore", target, DATABASE_URL=after)
    assert again.returncode == 1 and "not empty" in again.stderr


@pytest.mark.parametrize(("program", "says"), [("pg_nothing", "is missing"), ("false", "failed")])
def test_a_tool_that_is_missing_or_fails_is_named(program: str, says: str) -> None:
    with pytest.raises(Unsafe, match=says):
        _pg_run(program, [])
