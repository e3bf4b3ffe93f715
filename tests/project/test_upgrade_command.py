"""``chehang upgrade``: a store of an earlier version comes up whole, or stays what it was, wherever it is cut off."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from .test_console import chehang, sql

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "") != "", reason="stores of earlier versions are SQLite's"
)
STORES = Path(__file__).parent / "stores"
# What goes wrong in a process of its own: it is cut off in the middle, or a migration breaks.
HARM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "chehang.project.settings"
import django; django.setup()
from django.db import connection
from chehang.project import archive, upgrading
from chehang.project.cli import main
def begun(*words, **options):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS half_done (id integer)")
        cursor.execute("DROP TABLE core_seal")
    if "cut" in sys.argv: os._exit(9)
    raise RuntimeError("a migration broke")
upgrading.call_command = begun
upgrading.pending = lambda: 1
if "cut_back" in sys.argv: archive.put_in_place = lambda *a: os._exit(9)
sys.exit(main(["upgrade"]))
"""


def harmed(home: Path, *how: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "CHEHANG_MODE")}
    env |= {"CHEHANG_HOME": str(home), "PYTHONPATH": str(Path(settings.SOURCE) / "src"), "PYTHONUTF8": "1"}
    words = [sys.executable, "-c", HARM, *how]
    return subprocess.run(words, env=env, capture_output=True, text=True, timeout=600, check=False)


def tables(home: Path) -> set[str]:
    return {name for (name,) in sql(home, "SELECT name FROM sqlite_master WHERE type = 'table'")}


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
        return found


@pytest.fixture
def earlier(tmp_path) -> Path:
    """A store as version 0.1.0 left it."""
    home = tmp_path / "home"
    done = chehang(home, "restore", str(STORES / "0.1.0.tar.xz"))
    assert done.returncode == 0, done.stderr
    return home


def test_it_comes_up_whole(earlier, tmp_path) -> None:
    before = sql(earlier, "SELECT hash FROM core_journal ORDER BY id")
    done = chehang(earlier, "serve", "--port", "1")
    assert done.returncode == 1 and "chehang upgrade" in done.stderr
    done = chehang(earlier, "upgrade", timeout=1800)  # all tables made anew since then
    assert done.returncode == 0 and "0.1" in done.stdout, done.stderr
    assert sql(earlier, "SELECT hash FROM core_journal ORDER BY id")[: len(before)] == before
    assert sql(earlier, "SELECT outcome FROM core_journal WHERE operation = 'core.upgrade'") == [("noted",)]
    assert len([*(earlier / "upgrades").glob("before-*.tar.gz")]) == 1 and not (earlier / "upgrade.json").exists()
    # Column for column, constraint for constraint, it is what a new store is, whose tables are made in one go.
    new = tmp_path / "new"
    done = chehang(new, "migrate")
    assert done.returncode == 0, done.stderr
    history, one_go = described(earlier), described(new)
    assert set(history) == set(one_go) and len(one_go["applied"]) > 20  # type: ignore[arg-type]
    differ = {name: (history[name], one_go[name]) for name in history if history[name] != one_go[name]}
    assert not differ
    again = chehang(earlier, "upgrade")
    assert again.returncode == 0 and "up to date" in again.stdout


def test_what_breaks_goes_back_however_often_it_is_cut_off(earlier) -> None:
    was = sql(earlier, "SELECT COUNT(*) FROM core_seal"), tables(earlier)
    assert harmed(earlier, "cut").returncode == 9
    assert "half_done" in tables(earlier) and "core_seal" not in tables(earlier)
    done = chehang(earlier, "serve", "--port", "1")
    assert done.returncode == 1 and "cut off" in done.stderr
    assert harmed(earlier, "cut_back").returncode == 9
    done = chehang(earlier, "upgrade")
    assert done.returncode == 1 and "as it was" in done.stderr
    assert (sql(earlier, "SELECT COUNT(*) FROM core_seal"), tables(earlier)) == was
    assert not (earlier / "upgrade.json").exists()
    done = harmed(earlier)
    assert done.returncode == 1 and "a migration broke" in done.stderr
    assert tables(earlier) == was[1]
