"""An upgrade: everything saved first, tables brought up to date, every rule proved; or back to where it was.

A note beside the data says how far it came. Cut off anywhere, it is run again and goes on from there: before the note there
was only a copy; while tables change, Django repeats what was not finished; on the way back, the copy is brought back anew.
Nobody serves meanwhile, and nobody serves a store whose upgrade was cut off.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from chehang import __version__
from chehang.core import oldyears, upkeep, verify

from . import archive, erasures, newborn
from .place import home
from .safety import Unsafe

KEPT = 3  # archives of earlier upgrades
MIGRATING, BACK = "migrating", "back"


class Note:
    """How far an upgrade came."""

    def __init__(self) -> None:
        self.place = home() / "upgrade.json"

    def read(self) -> dict[str, Any] | None:
        """What was noted; None when no upgrade is under way."""
        return json.loads(self.place.read_text(encoding="utf-8")) if self.place.exists() else None

    def write(self, **facts: Any) -> None:
        """Note it, whole or not at all."""
        draft = self.place.with_suffix(".part")
        draft.write_text(json.dumps(facts), encoding="utf-8")
        draft.replace(self.place)

    def end(self) -> None:
        """No upgrade is under way any more."""
        self.place.unlink(missing_ok=True)


def pending() -> int:
    """How many migrations wait; none in a database in which there is nothing yet."""
    if newborn.is_new(connection):
        return 0
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_unfinished(*, strict: bool) -> None:
    """Refuse to serve a store in the middle of an upgrade; ``strict`` also one that waits for it."""
    if Note().read():
        raise Unsafe(
            "上一次升级没有做完:请先运行 chehang upgrade。 An upgrade was cut off: run `chehang upgrade` first."
        )
    if strict and (waiting := pending()):
        raise Unsafe(
            f"数据库需要升级({waiting} 步):请运行 chehang upgrade,它会先备份。"
            f" The database waits for {waiting} migrations: run `chehang upgrade`, which saves everything first."
        )


def refuse_company() -> None:
    """On PostgreSQL nobody else may be at work in the database; on SQLite the server's lock says so."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        if others := cursor.fetchone()[0]:
            raise Unsafe(
                f"还有 {others} 个连接在使用数据库:请先停止 chehang serve、chehang worker 和连接池。"
                f" {others} others are connected: stop serve, worker and the pooler first."
            )


def upgrade(known: frozenset[str] = frozenset()) -> str:
    """Bring the store to this version. ``known`` are rules that were broken before and do not count.

    Returns what became of it; raises Unsafe when it had to go back, and everything is as it was.
    """
    note = Note()
    under_way = note.read()
    if under_way and under_way["step"] == BACK:
        go_back(Path(under_way["archive"]))
        note.end()
        raise Unsafe("已恢复到升级前。 Everything is as it was before the upgrade.")
    if not under_way:
        if not pending():
            return "数据库已是最新。 The database is up to date."
        saved = save()
        under_way = {"step": MIGRATING, "archive": str(saved), "began": datetime.now(UTC).isoformat()}
        note.write(**under_way)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        wrong = findings(known)
    except Exception as error:  # noqa: BLE001  whatever it was, the store goes back
        wrong = [f"{type(error).__name__}: {error}"[:500]]
    if wrong:
        note.write(**under_way | {"step": BACK})
        go_back(Path(under_way["archive"]))
        note.end()
        listed = "\n".join(f"  ✗ {line}" for line in wrong[:20])
        raise Unsafe(
            f"{listed}\n升级没有成功,已恢复到升级前;请装回原来的版本。以前就有的问题可用 --known 代码 列出。"
            " The upgrade did not hold; everything is as it was: install the earlier version again."
            " Rules that were broken before may be named by --known."
        )
    facts = {"version": __version__, "archive": Path(under_way["archive"]).name, "began": under_way["began"]}
    upkeep.note(upkeep.UPGRADE, True, facts)
    note.end()
    erasures.apply()
    drop_old(Path(under_way["archive"]).parent)
    return f"✓ {__version__} · 备份 saved in {under_way['archive']}"


def findings(known: frozenset[str]) -> list[str]:
    """What breaks a rule now."""
    verify.read_sparingly()
    return [f"{rule.code} {row}" for rule in verify.invariants() if rule.code not in known for row in rule.find()]


def save() -> Path:
    """A copy of everything, proved by restoring it beside."""
    folder = home() / "upgrades"
    target = folder / f"before-{__version__}-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar.gz"
    archive.back_up(target)
    archive.prove(target)
    return target


def go_back(saved: Path) -> None:
    """Bring the database of the copy back. Attached files only ever came, so they stay."""
    with archive.opened(saved) as (folder, manifest):
        connections.close_all()
        if connection.vendor == "sqlite":
            place = Path(str(connection.settings_dict["NAME"]))
            for beside in ("-wal", "-shm"):
                place.with_name(place.name + beside).unlink(missing_ok=True)
            archive.put_in_place(folder / manifest["database"], place)
        else:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP SCHEMA IF EXISTS {oldyears.SCHEMA} CASCADE")
                cursor.execute("DROP SCHEMA public CASCADE")
                cursor.execute("CREATE SCHEMA public")
            connection.close()
            archive.load(folder / manifest["database"])
        if archive.digest() != manifest["digest"]:
            raise Unsafe(
                f"恢复后的数据与备份不符,请用 chehang restore {saved}。 The restored data differs from {saved}."
            )


def drop_old(folder: Path) -> None:
    """Only the last few copies stay."""
    for old in sorted(folder.glob("before-*.tar.gz"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink()
