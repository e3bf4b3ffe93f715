"""How long a backup, its proof, its restoring on an empty machine and every rule take: ``python -m bench.backup``.

Measured on the store of ``CHEHANG_HOME`` or ``DATABASE_URL`` as large as it is (fill it before, e.g. by ``bench.books`` or ``bench.move_in``); the target
is 15 minutes in all for 5 GB, told beside as seconds for a GB. Restored is into a folder, on PostgreSQL into a database beside, both thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

MINUTES, GB = 15, 1024**3


def main() -> None:
    """Print each step, the sum and the target for this size."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.project import archive, locker

    spent: dict[str, float] = {}

    def step(what: str, act: Callable[[], object]) -> None:
        began = time.perf_counter()
        act()
        spent[what] = time.perf_counter() - began
        print(f"{what:<28}{spent[what]:10.1f} s", flush=True)

    size = database_size()
    with tempfile.TemporaryDirectory(prefix="bench-backup-") as made:
        file, beside = Path(made) / "store.tar.gz.age", f"chehang_bench_{os.getpid()}"
        env = {**os.environ, "CHEHANG_HOME": f"{made}/home"}
        if connection.vendor == "postgresql":
            env["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{beside}").geturl()
            database(f'CREATE DATABASE "{beside}" TEMPLATE template0')
        chehang = [sys.executable, "-m", "chehang"]
        try:
            step("backup, locked", lambda: archive.back_up(file))
            step("proved by restoring beside", lambda: archive.prove(file))
            key = str(locker.key_file())
            step(
                "restore",
                lambda: subprocess.run(
                    [*chehang, "restore", str(file), "--key", key], env=env, check=True, stdout=subprocess.DEVNULL
                ),
            )
            step(
                "verify what was restored",
                lambda: subprocess.run([*chehang, "verify"], env=env, check=True, stdout=subprocess.DEVNULL),
            )
        finally:
            if connection.vendor == "postgresql":
                database(f'DROP DATABASE IF EXISTS "{beside}" WITH (FORCE)')
            shutil.rmtree(env["CHEHANG_HOME"], ignore_errors=True)
        whole = sum(spent.values())
        print(
            f"{size / GB:.2f} GB, archive {file.stat().st_size / GB:.2f} GB: {whole / 60:.1f} min in all, {whole / (size / GB):.0f} s a GB"
            f" (target {MINUTES} min for 5 GB: {MINUTES * 60 / 5:.0f} s a GB)"
        )


def database_size() -> int:
    """Bytes."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return Path(str(connection.settings_dict["NAME"])).stat().st_size
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def database(statement: str) -> None:
    """As the administrator of the same server."""
    import psycopg
    from django.db import connection

    asked = {
        k: v
        for k, v in connection.get_connection_params().items()
        if k in ("host", "port", "user", "password", "dbname")
    }
    with psycopg.connect(**asked, autocommit=True) as admin:
        admin.execute(statement)


if __name__ == "__main__":
    main()
