"""Backup and restore: one archive with the database, every attached file, and a digest that proves both.

SQLite is copied through its online backup API (copying the live file gives broken backups); PostgreSQL by pg_dump.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from . import locker
from .place import home
from .safety import Unsafe

MANIFEST = "manifest.json"


def digest() -> dict[str, Any]:
    """What must be the same after a restore: row counts of every table and the heads of the journal's chains."""
    with connection.cursor() as cursor:
        return _digest(cursor, connection.introspection.table_names(cursor))


def _digest(cursor: Any, names: list[str]) -> dict[str, Any]:
    # Full-text indexes have shadow tables of SQLite's own; sessions come and go.
    tables = sorted(t for t in names if not t.startswith("sqlite_") and "_fts" not in t and t != "django_session")
    counts = {}
    for table in tables:
        cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
        counts[table] = cursor.fetchone()[0]
    cursor.execute("SELECT store_id, seq, hash FROM core_journalhead ORDER BY store_id")
    return {"tables": counts, "journal": [list(row) for row in cursor.fetchall()]}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def dump(folder: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of the live database, and the digest of just that copy: the store goes on working meanwhile."""
    if connection.vendor == "sqlite":
        target = folder / "chehang.sqlite3"
        copy = sqlite3.connect(target)
        try:
            connection.ensure_connection()
            connection.connection.backup(copy)
            names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return target, _digest(copy.cursor(), names)
        finally:
            copy.close()
    target = folder / "chehang.dump"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        asked = ["--format=custom", f"--snapshot={snapshot}", f"--file={target}", *_pg_arguments()]
        _pg_run("pg_dump", asked)
        return target, digest()


def _pg_run(program: str, arguments: list[str]) -> None:
    try:
        subprocess.run([program, *arguments], check=True, env=_pg_env())
    except FileNotFoundError:
        raise Unsafe(
            f"没有找到 {program},请安装 postgresql-client。 {program} is missing: install postgresql-client."
        ) from None
    except subprocess.CalledProcessError:
        raise Unsafe(f"{program} 没有成功,原因见上面的输出。 {program} failed: see its words above.") from None


def _pg_arguments() -> list[str]:
    made = connection.settings_dict
    host = made["HOST"] or made.get("OPTIONS", {}).get("host", "")
    pairs = (("--host", host), ("--port", made["PORT"]), ("--username", made["USER"]), ("--dbname", made["NAME"]))
    return [f"{flag}={value}" for flag, value in pairs if value]


def _pg_env() -> dict[str, str]:
    """The password goes by the environment, never by the command line."""
    return {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}


def back_up(target: Path) -> str:
    """Write the archive, locked when its name ends in .age; returns its SHA-256. The live system goes on working meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == locker.LOCKED:
        locker.make_key()
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            _write(Path(scratch) / "open.tar.gz")
            locker.lock(Path(scratch) / "open.tar.gz", target)
    else:
        _write(target)
    return _sha256(target)


def _write(target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        database, seen = dump(Path(scratch))
        files = sorted(p for p in Path(settings.CHEHANG_FILES).rglob("*") if p.is_file() and p.suffix != ".part")
        manifest = {
            "engine": connection.vendor,
            "database": database.name,
            "database_sha256": _sha256(database),
            "digest": seen,
            "files": [p.name for p in files],
        }
        note = Path(scratch) / MANIFEST
        note.write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")
        draft = target.with_suffix(target.suffix + ".part")
        with tarfile.open(draft, "w:gz", compresslevel=3) as archive:
            archive.add(note, MANIFEST)
            archive.add(database, database.name)
            for path in files:
                archive.add(path, f"files/{path.name}")
        draft.chmod(0o600)  # it holds people's data
        draft.replace(target)


def restore(source: Path, key: Path | None = None) -> str:
    """Bring an archive back; refused unless the place is empty and every digest agrees."""
    with opened(source, key) as (folder, manifest):
        load(folder / manifest["database"])
        for name in manifest["files"]:
            place = Path(settings.CHEHANG_FILES) / name[:2] / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / "files" / name, place)
    if digest() != manifest["digest"]:
        raise Unsafe("恢复后的数据与备份不符。 The restored data differs from the archive.")
    return f"已恢复 restored: {source.name}, {len(manifest['files'])} files"


@contextmanager
def opened(source: Path, key: Path | None = None) -> Iterator[tuple[Path, dict[str, Any]]]:
    """An archive unlocked and unpacked for a while: its folder and its manifest, after every digest in it has been proved."""
    if not source.exists():
        raise Unsafe(f"没有这个备份文件:{source} 。 There is no archive {source}.")
    home().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home()) as scratch:
        folder = Path(scratch)
        if source.suffix == locker.LOCKED:
            clear = folder / "open.tar.gz"
            locker.unlock(source, clear, key or locker.key_file())
            manifest = _unpack(clear, folder)
            clear.unlink()
        else:
            manifest = _unpack(source, folder)
        yield folder, manifest


def prove(source: Path, key: Path | None = None) -> dict[str, Any]:
    """Restore an archive beside the live data, compare it with its digest, throw it away; returns what was seen.

    On PostgreSQL that takes the right to make a database; without it the dump is read to its end, which ``how`` says.
    """
    with opened(source, key) as (folder, manifest):
        database = folder / manifest["database"]
        how, seen = _prove_sqlite(database) if connection.vendor == "sqlite" else _prove_dump(database)
        if seen is not None and seen != manifest["digest"]:
            raise Unsafe(
                "恢复检查不符:备份里的数据与它的摘要不同。 The archive restores to something else than its digest."
            )
        return {"how": how, "files": len(manifest["files"]), "tables": len(manifest["digest"]["tables"])}


def _prove_sqlite(database: Path) -> tuple[str, dict[str, Any]]:
    copy = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    try:
        if (said := copy.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise Unsafe(f"备份数据库已损坏:{said}。 The database in the archive is damaged.")
        names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "restored", _plain(_digest(copy.cursor(), names))
    finally:
        copy.close()


def _prove_dump(database: Path) -> tuple[str, dict[str, Any] | None]:
    import psycopg

    name = f"chehang_proof_{os.getpid()}"
    asked = connection.get_connection_params() | {"autocommit": True}
    wanted = {k: v for k, v in asked.items() if k in ("host", "port", "user", "password", "dbname", "autocommit")}
    with psycopg.connect(**wanted) as admin:
        may = admin.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
        if not (may and may[0]):
            _pg_run("pg_restore", ["--file=/dev/null", str(database)])
            return "read", None
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            fill(name, database)
            with psycopg.connect(**wanted | {"dbname": name}) as copy, copy.cursor() as cursor:
                cursor.execute(
                    "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition"
                    " AND pg_table_is_visible(c.oid) AND c.relnamespace <> 'pg_catalog'::regnamespace"
                )
                names = [row[0] for row in cursor.fetchall()]
                return "restored", _plain(_digest(cursor, names))
        finally:
            admin.execute(f'DROP DATABASE "{name}"')


def fill(name: str, database: Path) -> None:
    """A dump into an empty database beside the live one."""
    options = [a for a in _pg_arguments() if not a.startswith("--dbname=")]
    _pg_run("pg_restore", ["--no-owner", "--exit-on-error", f"--dbname={name}", *options, str(database)])


def _plain(seen: dict[str, Any]) -> dict[str, Any]:
    """As it stands in a manifest."""
    return json.loads(json.dumps(seen))  # type: ignore[no-any-return]


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    """The archive's manifest, after every digest in it has been proved."""
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        wrong = [n for n in manifest["files"] if _sha256(folder / "files" / n) != n]
        manifest["database"] = Path(manifest["database"]).name
        if _sha256(folder / manifest["database"]) != manifest["database_sha256"]:
            wrong.insert(0, manifest["database"])
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, KeyError) as error:
        raise Unsafe(f"备份已损坏,读不出来:{error}。 The archive is damaged and cannot be read.") from None
    if wrong:
        raise Unsafe(f"备份已损坏:{wrong[0]} 的摘要不符。 The archive is damaged: the digest of {wrong[0]} differs.")
    if manifest["engine"] != connection.vendor:
        raise Unsafe(
            f"备份来自 {manifest['engine']},请用同样的数据库恢复。 The archive is of {manifest['engine']}: restore it there."
        )
    return manifest


def put_in_place(database: Path, place: Path) -> None:
    """Whole or not at all: a copy cut short must not look like a database."""
    draft = place.with_suffix(".restoring")
    shutil.copyfile(database, draft)
    draft.chmod(0o600)
    draft.replace(place)


def load(database: Path) -> None:
    """Fill an empty database; refused when there is anything in it."""
    if connection.vendor == "sqlite":
        place = Path(str(connection.settings_dict["NAME"]))
        if place.exists() and place.stat().st_size:
            raise Unsafe(
                f"{place} 已有数据,请换一个空目录(CHEHANG_HOME)。 There is data already: choose an empty CHEHANG_HOME."
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(database, place)
        return
    if connection.introspection.table_names():
        raise Unsafe("目标数据库不是空的。 The database is not empty.")
    _pg_run("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", *_pg_arguments(), str(database)])
