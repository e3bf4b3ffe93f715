"""A trial copy of the real store, to learn and to try on: a folder of its own, marked on every page, thrown away at will.

It is made of the live SQLite file through its online backup API. Nothing leaves it: no messages to customers, no writing
back; its cookies have names of their own, so that nobody who is signed in there is signed out here.
"""

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from .safety import Unsafe, is_held

NAME = "trial"
MARK = "试用"


def place() -> Path:
    """Where the trial copy of this installation lies."""
    return Path(settings.ROOT) / NAME


def make(now: datetime) -> Path:
    """Copy the store as it is now. Refused when there is a copy, in a copy, and on PostgreSQL."""
    _refuse_here()
    folder = place()
    if folder.exists():
        raise Unsafe(
            f"已有试用副本 {folder},请先丢弃:chehang trial drop。 There is a trial copy already: drop it first."
        )
    draft = folder.with_name(f".{NAME}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    database = draft / "chehang.sqlite3"
    copy = sqlite3.connect(database)
    try:
        connection.ensure_connection()
        connection.connection.backup(copy)
        with copy:
            copy.execute(
                f"UPDATE org_store SET name = '{MARK}·' || name, short_name = substr('{MARK}·' || short_name, 1, 20)"
            )
            copy.execute("UPDATE core_channel SET active = 0")
            copy.execute("DELETE FROM django_session")
    finally:
        copy.close()
    database.chmod(0o600)
    files = Path(settings.CHEHANG_FILES)
    if files.exists():
        shutil.copytree(files, draft / "files")
    env = draft / ".env"
    env.touch(0o600)
    env.write_text(
        f"CHEHANG_MODE={settings.MODE}\nCHEHANG_SECRET_KEY={settings.SECRET_KEY}\nCHEHANG_TRIAL={now:%Y-%m-%d %H:%M}\n",
        encoding="utf-8",
    )
    draft.rename(folder)
    return folder


def environment() -> dict[str, str]:
    """What a process that works on the copy is started with: the copy's own settings and nothing of the real store's."""
    own = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("CHEHANG_")}
    kept = {k: v for k, v in os.environ.items() if k in ("CHEHANG_HOSTS", "CHEHANG_ORIGINS", "CHEHANG_FONT_DIRS")}
    return own | kept | {"CHEHANG_HOME": str(place())}


def drop() -> bool:
    """Throw the copy away; False when there is none. Refused while somebody works on it."""
    _refuse_here()
    folder = place()
    if not folder.exists():
        return False
    if is_held(folder / "chehang.lock"):
        raise Unsafe("试用副本还在运行,请先停止它。 The trial copy is running: stop it first.")
    shutil.rmtree(folder)
    return True


def _refuse_here() -> None:
    if settings.TRIAL:
        raise Unsafe("这里就是试用副本。 This is the trial copy itself.")
    if connection.vendor != "sqlite":
        raise Unsafe("试用副本目前只支持 SQLite。 A trial copy is made of an SQLite store only, so far.")
