"""A trial copy of the real store, to learn and to try on: a folder of its own, marked on every page, thrown away at will.

It is made of the live SQLite file through its online backup API, on PostgreSQL as a database beside (``…_trial``). Nothing leaves it: no messages to customers, no writing
back; its cookies have names of their own, so that nobody who is signed in there is signed out here.
"""

import os
import shutil
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from chehang.core.web.door import page

from . import archive
from .safety import Unsafe, is_held

NAME = "trial"
MARK = "试用"
MARKED = (
    f"UPDATE org_store SET name = '{MARK}·' || name, short_name = substr('{MARK}·' || short_name, 1, 20)",
    "UPDATE core_channel SET active = {no}",
    "DELETE FROM django_session",
)
OVER = "thrown-away"  # put into the copy's folder by who has done with it; who serves the copy looks for it


def place() -> Path:
    """Where the trial copy of this installation lies."""
    return Path(settings.ROOT) / NAME


def make(now: datetime) -> Path:
    """Copy the store as it is now. Refused when there is a copy, in a copy, and where no database may be made."""
    _refuse_here()
    folder = place()
    if folder.exists():
        raise Unsafe(
            f"已有试用副本 {folder},请先丢弃:chehang trial drop。 There is a trial copy already: drop it first."
        )
    draft = folder.with_name(f".{NAME}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    _copy_sqlite(draft) if connection.vendor == "sqlite" else _copy_postgres()
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


def _copy_sqlite(draft: Path) -> None:
    database = draft / "chehang.sqlite3"
    copy = sqlite3.connect(database)
    try:
        connection.ensure_connection()
        connection.connection.backup(copy)
        with copy:
            for statement in MARKED:
                copy.execute(statement.format(no=0))
    finally:
        copy.close()
    database.chmod(0o600)


def _beside() -> str:
    """The copy's database on PostgreSQL."""
    return f"{connection.settings_dict['NAME']}_trial"


def _admin(dbname: str = "") -> Any:
    """A connection that may make and drop databases, if the role may."""
    import psycopg

    wanted = {
        k: v
        for k, v in connection.get_connection_params().items()
        if k in ("host", "port", "user", "password", "dbname")
    }
    return psycopg.connect(**wanted | ({"dbname": dbname} if dbname else {}), autocommit=True)


def _copy_postgres() -> None:
    import psycopg

    with tempfile.TemporaryDirectory() as scratch:
        dump, _seen = archive.dump(Path(scratch))
        with _admin() as admin:
            try:
                admin.execute(f'DROP DATABASE IF EXISTS "{_beside()}"')
                admin.execute(f'CREATE DATABASE "{_beside()}" TEMPLATE template0')
            except psycopg.errors.InsufficientPrivilege:
                raise Unsafe(
                    "数据库用户无权建库,请先执行 ALTER ROLE … CREATEDB。 The role may not make databases: ALTER ROLE … CREATEDB."
                ) from None
        archive.fill(_beside(), dump)
    with _admin(_beside()) as copy:
        for statement in MARKED:
            copy.execute(statement.format(no="false"))


def environment() -> dict[str, str]:
    """What a process that works on the copy is started with: the copy's own settings and nothing of the real store's."""
    own = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("CHEHANG_")}
    kept = {k: v for k, v in os.environ.items() if k in ("CHEHANG_HOSTS", "CHEHANG_ORIGINS", "CHEHANG_FONT_DIRS")}
    if connection.vendor != "sqlite":
        whole = urlsplit(os.environ["DATABASE_URL"])
        kept["DATABASE_URL"] = whole._replace(path=f"/{_beside()}").geturl()
    return own | kept | {"CHEHANG_HOME": str(place())}


def drop() -> bool:
    """Throw the copy away; False when there is none. Refused while somebody works on it."""
    _refuse_here()
    folder = place()
    if not folder.exists():
        return False
    if is_held(folder / "chehang.lock"):
        raise Unsafe("试用副本还在运行,请先停止它。 The trial copy is running: stop it first.")
    if connection.vendor != "sqlite":
        with _admin() as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{_beside()}" WITH (FORCE)')
    shutil.rmtree(folder)
    return True


def is_over() -> bool:
    """Whether somebody in the copy has done with it."""
    return (place() / OVER).exists()


@require_POST
@page("movein.open_steps")
def throw_away(request: HttpRequest) -> HttpResponse:
    """One click in the copy: who serves it stops and deletes it. An address of the copy alone."""
    (Path(settings.ROOT) / OVER).touch()
    return render(request, "movein/thrown_away.html")


def _refuse_here() -> None:
    if settings.TRIAL:
        raise Unsafe("这里就是试用副本。 This is the trial copy itself.")
