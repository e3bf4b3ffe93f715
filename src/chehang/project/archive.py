"""Backup and restore: one archive with the database, every attached file, and a digest that proves both.

SQLite is copied through its online backup API (copying the live file gives broken backups); PostgreSQL by pg_dump.
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from .safety import Unsafe

MANIFEST = "manifest.json"


def digest() -> dict[str, Any]:
    """What must be the same after a restore: row counts of every table and the heads of the journal's chains."""
    with connection.cursor() as cursor:
        tables = sorted(t for t in connection.introspection.table_names() if not t.startswith("sqlite_"))
        tables = [t for t in tables if "_fts" not in t and t != "django_session"]
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
        cursor.execute("SELECT store_id, seq, hash FROM core_journalhead ORDER BY store_id")
        heads = [list(row) for row in cursor.fetchall()]
    return {"tables": counts, "journal": heads}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        target = folder / "chehang.sqlite3"
        with sqlite3.connect(target) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        copy.close()
        return target
    target = folder / "chehang.dump"
    subprocess.run(["pg_dump", "--format=custom", f"--file={target}", *_pg_arguments()], check=True, env=_pg_env())
    return target


def _pg_arguments() -> list[str]:
    made = connection.settings_dict
    pairs = (("--host", made["HOST"]), ("--port", made["PORT"]), ("--username", made["USER"]), ("--dbname", made["NAME"]))
    return [f"{flag}={value}" for flag, value in pairs if value]


def _pg_env() -> dict[str, str]:
    """The password goes by the environment, never by the command line."""
    return {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}


def back_up(target: Path) -> str:
    """Write the archive; returns its SHA-256. The live system goes on working meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        database = _dump(Path(scratch))
        files = sorted(p for p in Path(settings.CHEHANG_FILES).rglob("*") if p.is_file() and p.suffix != ".part")
        manifest = {
            "engine": connection.vendor,
            "database": database.name,
            "database_sha256": _sha256(database),
            "digest": _digest_of_copy(database),
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
        draft.replace(target)
    return _sha256(target)


def _digest_of_copy(database: Path) -> dict[str, Any] | None:
    """The digest of the copy itself: the live system may have moved on while it was made."""
    if connection.vendor != "sqlite":
        return None
    copy = sqlite3.connect(database)
    try:
        names = [r[0] for r in copy.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
        names = [n for n in names if not n.startswith("sqlite_") and "_fts" not in n and n != "django_session"]
        counts = {n: copy.execute(f'SELECT COUNT(*) FROM "{n}"').fetchone()[0] for n in names}
        heads = [list(r) for r in copy.execute("SELECT store_id, seq, hash FROM core_journalhead ORDER BY store_id")]
    finally:
        copy.close()
    return {"tables": counts, "journal": heads}


def restore(source: Path) -> str:
    """Bring an archive back; refused unless the place is empty and every digest agrees."""
    if not source.exists():
        raise Unsafe(f"没有这个备份文件:{source} · there is no such archive")
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(source) as archive:
        archive.extractall(scratch, filter="data")
        folder = Path(scratch)
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        database = folder / Path(manifest["database"]).name
        if _sha256(database) != manifest["database_sha256"]:
            raise Unsafe("备份已损坏:数据库摘要不符。 The archive is damaged: the database's digest differs.")
        if manifest["engine"] != connection.vendor:
            raise Unsafe(f"备份来自 {manifest['engine']},请用相同的数据库恢复。 The archive is of {manifest['engine']}.")
        for name in manifest["files"]:
            if _sha256(folder / "files" / name) != name:
                raise Unsafe(f"备份已损坏:附件 {name} 的摘要不符。 The archive is damaged: attachment {name}.")
        _load(database)
        for name in manifest["files"]:
            place = Path(settings.CHEHANG_FILES) / name[:2] / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((folder / "files" / name).read_bytes())
    if manifest["digest"] and digest() != manifest["digest"]:
        raise Unsafe("恢复后的数据与备份不符。 The restored data differs from the archive.")
    return f"已恢复 restored: {len(manifest['files'])} files"


def _load(database: Path) -> None:
    if connection.vendor == "sqlite":
        place = Path(str(connection.settings_dict["NAME"]))
        if place.exists() and place.stat().st_size:
            raise Unsafe(f"{place} 已有数据,请换一个空目录(CHEHANG_HOME)。 There is data already: choose an empty CHEHANG_HOME.")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(database.read_bytes())
        return
    if connection.introspection.table_names():
        raise Unsafe("目标数据库不是空的。 The database is not empty.")
    subprocess.run(["pg_restore", "--no-owner", *_pg_arguments(), str(database)], check=True, env=_pg_env())
