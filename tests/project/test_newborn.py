"""A database made in one go is the one that the migrations lead to, column for column and constraint for constraint."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

MAKE = """
import django, sys
django.setup()
from django.core.management import call_command
from chehang.project import newborn
if sys.argv[1] == "history":
    newborn.is_new = lambda connection: False
call_command("migrate", verbosity=0)
"""


def described(home: Path) -> dict[str, object]:
    """Every table with its columns, references and checks; every index and trigger with its text; what is recorded."""
    with sqlite3.connect(home / "chehang.sqlite3") as database:
        ask = lambda sql: database.execute(sql).fetchall()  # noqa: E731
        found: dict[str, object] = {"applied": sorted(ask("SELECT app, name FROM django_migrations"))}
        for kind, name, text in ask("SELECT type, name, sql FROM sqlite_master ORDER BY name"):
            if kind == "table" and not name.startswith("sqlite_"):
                columns = sorted(row[1:] for row in ask(f"PRAGMA table_info('{name}')"))
                keys = sorted(row[2:] for row in ask(f"PRAGMA foreign_key_list('{name}')"))
                body = text.partition("(")[2].rpartition(")")[0]
                found[name] = columns, keys, sorted(part.strip() for part in body.split(", CONSTRAINT")[1:])
                found[f"{name} unique"] = sorted(
                    [str(row[2:5]), *(c[2] for c in ask(f"PRAGMA index_info('{row[1]}')"))]
                    for row in ask(f"PRAGMA index_list('{name}')")
                )
            elif text:
                found[f"{kind} {name}"] = text
        for table in ("org_grant", "django_content_type"):
            found[f"rows of {table}"] = len(ask(f"SELECT 1 FROM {table}"))
        return found


# It tells of SQLite's tables wherever it runs. Where both engines are tried, the run on PostgreSQL ends sooner: it does it.
BOTH = os.environ.get("CHEHANG_REQUIRE_PG") == "1"


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")) is not BOTH, reason="the other engine's run does it")
def test_one_go_gives_what_the_history_gives(tmp_path) -> None:
    def make(way: str) -> dict[str, object]:
        env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        env |= {"CHEHANG_HOME": str(tmp_path / way), "CHEHANG_MODE": "sample", "PYTHONUTF8": "1"}
        env |= {"DJANGO_SETTINGS_MODULE": "chehang.project.settings", "PYTHONPATH": str(Path(settings.SOURCE) / "src")}
        subprocess.run([sys.executable, "-c", MAKE, way], env=env, check=True, timeout=900)
        return described(tmp_path / way)

    history, one_go = make("history"), make("one_go")
    assert set(history) == set(one_go)
    differ = {name: (history[name], one_go[name]) for name in history if history[name] != one_go[name]}
    assert not differ
    assert len(history["applied"]) > 20  # type: ignore[arg-type]
