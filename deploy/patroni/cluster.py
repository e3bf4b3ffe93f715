"""Three PostgreSQL nodes under Patroni with etcd and HAProxy on this one machine, on ports of their own: to try the recipes.

    sudo apt-get install -y patroni etcd-server haproxy postgresql
    sudo python3 deploy/patroni/cluster.py start      # prints DATABASE_URL and CHEHANG_REPLICAS
    sudo python3 deploy/patroni/cluster.py status | kill-primary | stop

The files beside this one are what three real machines take, with their addresses. Debian's own packages only.
"""

import contextlib
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
ROOT = Path(os.environ.get("CLUSTER_ROOT", "/tmp/chehang-cluster"))
NODES, ADDRESS, PASSWORD = ("a", "b", "c"), "127.0.0.1", "only-for-a-trial"
PORT, API, ETCD, FRONT, BACK = 15400, 18000, 12379, 15000, 15001


def postgres_bin() -> Path:
    """Debian's newest."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))


def fill(name: str, **words: str) -> str:
    """A recipe with its words put in, the longest first."""
    text = (HERE / name).read_text()
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, words[word])
    return text


def run(name: str, *command: str | Path, user: str = "") -> None:
    """Start something in the background and remember its process."""
    who = pwd.getpwnam(user) if user and os.geteuid() == 0 else None
    with (ROOT / f"{name}.log").open("ab") as log:
        started = subprocess.Popen(
            [*map(str, command)],
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd=ROOT,
            user=who.pw_uid if who else None,
            group=who.pw_gid if who else None,
            extra_groups=[] if who else None,
        )
    (ROOT / f"{name}.pid").write_text(str(started.pid))


def start_node(number: int, name: str) -> None:
    """One node: its recipe filled in, and Patroni over it."""
    data = ROOT / name
    words = {
        "NAME": name, "ADDRESSES": "127.0.0.1/32", "ADDRESS": ADDRESS, "PORT": str(PORT + number), "API": str(API + number),
        "ETCD": f"{ADDRESS}:{ETCD}", "DATA": str(data / "data"), "BIN": str(postgres_bin()), "SOCKETS": str(data),
        "SUPERPASS": PASSWORD, "REPLPASS": PASSWORD, "REWINDPASS": PASSWORD,
    }  # fmt: skip
    data.mkdir(exist_ok=True)
    (data / "node.yml").write_text(fill("node.yml", **words))
    if os.geteuid() == 0:
        shutil.chown(data, "postgres", "postgres")
    run(f"patroni-{name}", "patroni", data / "node.yml", user="postgres")


def members() -> dict[str, str]:
    """The role of each node that answers."""
    for number in range(len(NODES)):
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{API + number}/cluster", timeout=2) as answer:
                told = json.load(answer)
            return {m["name"]: m["role"] for m in told["members"] if m.get("state") in ("running", "streaming")}
        except (OSError, ValueError):
            continue
    return {}


def wait_for(ready: object, seconds: int) -> None:
    """Until ``ready()`` or too long."""
    until = time.monotonic() + seconds
    while not ready():  # type: ignore[operator]
        if time.monotonic() > until:
            sys.exit(f"not ready after {seconds} s: see {ROOT}/*.log")
        time.sleep(0.5)


def start() -> None:
    """etcd, three nodes, HAProxy, an empty database."""
    ROOT.mkdir(parents=True, exist_ok=True)
    ROOT.chmod(0o755)
    url = f"http://{ADDRESS}:{ETCD}"
    run("etcd", "etcd", "--data-dir", ROOT / "etcd", "--listen-client-urls", url, "--advertise-client-urls", url,
        "--listen-peer-urls", f"http://{ADDRESS}:{ETCD + 1}")  # fmt: skip
    time.sleep(2)
    start_node(0, NODES[0])
    wait_for(lambda: "leader" in members().values(), 90)
    for number, name in enumerate(NODES[1:], 1):
        start_node(number, name)
    servers = "\n".join(f"    server {name} {ADDRESS}:{PORT + n} check port {API + n}" for n, name in enumerate(NODES))
    words = {"ADDRESS": ADDRESS, "FRONT": str(FRONT), "BACK": str(BACK), "SERVERS": servers}
    (ROOT / "haproxy.cfg").write_text(fill("haproxy.cfg", **words))
    run("haproxy", "haproxy", "-f", ROOT / "haproxy.cfg")
    wait_for(lambda: len(members()) == len(NODES), 120)
    wait_for(lambda: any(r in ("sync_standby", "quorum_standby") for r in members().values()), 60)
    sql = ["CREATE ROLE chehang LOGIN CREATEDB PASSWORD '" + PASSWORD + "'",
           "CREATE DATABASE chehang OWNER chehang TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"]  # fmt: skip
    for line in sql:
        psql(line)
    print(f"DATABASE_URL=postgres://chehang:{PASSWORD}@{ADDRESS}:{FRONT}/chehang")
    print(f"CHEHANG_REPLICAS=postgres://chehang:{PASSWORD}@{ADDRESS}:{BACK}/chehang")


def psql(sql: str) -> None:
    """As the superuser, on the primary."""
    env = {**os.environ, "PGPASSWORD": PASSWORD}
    words = ["psql", "-h", ADDRESS, "-p", str(FRONT), "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-qc", sql]
    subprocess.run(words, env=env, check=True)


def kill_primary() -> None:
    """Power off: Patroni and every process of PostgreSQL at once. Started again when another one leads.

    Not before a second machine holds every commit: without one nobody may lead, so that nothing acknowledged is lost.
    """
    wait_for(lambda: any(r in ("sync_standby", "quorum_standby") for r in members().values()), 180)
    was = next(name for name, role in members().items() if role == "leader")
    began = time.monotonic()
    os.killpg(int((ROOT / f"patroni-{was}.pid").read_text()), signal.SIGKILL)
    head = ROOT / was / "data" / "postmaster.pid"
    postmaster = int(head.read_text().split()[0])
    children = subprocess.run(
        ["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False
    ).stdout.split()
    for pid in (postmaster, *map(int, children)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_for(lambda: any(r == "leader" and n != was for n, r in members().items()), 90)
    print(f"{was} killed; another one leads after {time.monotonic() - began:.1f} s", flush=True)
    start_node(NODES.index(was), was)


def stop() -> None:
    """Everything this script started, by its process; then its folder."""
    for name in NODES:
        head = ROOT / name / "data" / "postmaster.pid"
        stop_one(f"patroni-{name}")
        if head.exists():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(head.read_text().split()[0]), signal.SIGQUIT)
    for name in ("haproxy", "etcd"):
        stop_one(name)
    time.sleep(1)
    shutil.rmtree(ROOT, ignore_errors=True)


def stop_one(name: str) -> None:
    """By the process group remembered at its start."""
    place = ROOT / f"{name}.pid"
    if place.exists():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(int(place.read_text()), signal.SIGKILL)


if __name__ == "__main__":
    {"start": start, "stop": stop, "status": lambda: print(members()), "kill-primary": kill_primary}[sys.argv[1]]()
