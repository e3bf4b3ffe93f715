"""Two cells and a reporting database in one PostgreSQL of this machine, to prove the recipes beside this file.

    sudo apt-get install -y postgresql          # brings postgres_fdw, too
    sudo python3 deploy/cells/trial.py          # in the environment in which ``chehang`` runs; takes a minute or two

Cell 1 keeps the catalogue; parts and people made there are seen in cell 2; the group's figures are added up; a store moves from cell 1
to cell 2; every rule is proved on both sides. Everything is thrown away at the end.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
KEY = "only-for-a-trial-of-cells-0123456789abcdef"
FILL = """
from chehang.catalogue.finding.upkeep import enter
from chehang.catalogue.models import Brand, Part
brand = Brand.objects.create(code='HC', name='泓川', number_rule='hongchuan')
parts = [Part.objects.create(brand=brand, display_no=f'H3A 115 {n} F', norm_no=f'H3A115{n}F', name_cn='机油滤清器') for n in range(400, 420)]
enter(parts)
"""
FOUND = "from chehang.catalogue.finding.find import find_parts; print(len(find_parts('H3A115403F')))"


class Trial:
    """The server and its databases."""

    def __init__(self, home: Path) -> None:
        self.home, self.data = home, home / "data"
        self.who = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        if self.who:
            os.chown(home, self.who.pw_uid, self.who.pw_gid)

    def server(self, *words: object) -> None:
        """A program of PostgreSQL's, by the user it wants."""
        also = {"user": self.who.pw_uid, "group": self.who.pw_gid, "extra_groups": []} if self.who else {}
        subprocess.run([*map(str, words)], check=True, cwd=self.home, stdout=subprocess.DEVNULL, **also)  # type: ignore[call-overload]

    def start(self) -> None:
        """With a log that other databases can follow."""
        self.server(
            BIN / "initdb", "-D", self.data, "-U", "chehang", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8", "-N"
        )
        how = f"-k {self.home} -c listen_addresses='' -c unix_socket_permissions=0777 -c wal_level=logical -c max_locks_per_transaction=256"
        self.server(BIN / "pg_ctl", "-D", self.data, "-w", "-l", self.home / "log", "-o", how, "start")
        for name in ("cell1", "cell2", "reports"):
            self.sql("postgres", f"CREATE DATABASE {name}")

    def stop(self) -> None:
        """At once: nothing of it is kept."""
        self.server(BIN / "pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def sql(self, database: str, text: str) -> str:
        """What psql answers."""
        words = ["psql", "-h", self.home, "-U", "chehang", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAtX", "-c", text]
        done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{text}\n{done.stderr}")
        return done.stdout.strip()

    def recipe(self, database: str, name: str, **words: str) -> None:
        """A recipe of this folder with its words put in, statement by statement."""
        text = (HERE / name).read_text(encoding="utf-8")
        for word in sorted(words, key=len, reverse=True):
            text = text.replace(word, words[word])
        for statement in (s for s in text.split(";\n") if s.strip()):
            self.sql(database, statement)

    def chehang(self, cell: int, *words: str, given: str = "") -> str:
        """A command of the product in a cell."""
        folder = self.home / f"home{cell}"
        folder.mkdir(exist_ok=True)
        env = {**os.environ, "CHEHANG_HOME": str(folder), "CHEHANG_SECRET_KEY": KEY, "CHEHANG_MODE": "test",
               "DATABASE_URL": f"postgres://chehang@/cell{cell}?host={self.home}"}  # fmt: skip
        done = subprocess.run([sys.executable, *words], env=env, input=given, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(words)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return done.stdout.strip()


def until(what: str, ready: object, seconds: int = 60) -> None:
    """Wait for what replication brings."""
    end = time.monotonic() + seconds
    while not ready():  # type: ignore[operator]
        if time.monotonic() > end:
            sys.exit(f"✗ {what}: not after {seconds} s")
        time.sleep(0.3)
    print(f"✓ {what}", flush=True)


def follow(trial: Trial, taker: int, giver: int, name: str) -> None:
    """Within one server the slot is made beforehand: the subscription would wait for itself."""
    trial.sql(f"cell{giver}", f"SELECT pg_create_logical_replication_slot('{name}', 'pgoutput')")
    connection = f"host={trial.home} user=chehang dbname=cell{giver}"
    trial.recipe(
        f"cell{taker}",
        "take.sql",
        THE_NAME=name,
        THE_PLACE=connection,
        THE_SLOT=f"create_slot = false, slot_name = '{name}'",
    )


def prove(trial: Trial) -> None:
    """All of it, in order."""
    run = ("-m", "chehang")
    for cell, code in ((1, "01"), (2, "02")):
        who = [
            "--store-code",
            code,
            "--store-name",
            f"泓川{code}店",
            "--name",
            "李管理",
            "--username",
            f"it{cell}",
            "--cell",
            str(cell),
        ]
        trial.chehang(cell, *run, "init", *who, given="Xq7-lange-Passphrase\n")
    setup = "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'chehang.project.settings'); import django; django.setup()\n"
    trial.recipe("cell1", "catalogue.sql")
    follow(trial, 2, 1, "group_catalogue")
    for cell in (1, 2):
        trial.recipe(f"cell{cell}", "people.sql", CELL=str(cell))
    follow(trial, 1, 2, "group_people_2")
    follow(trial, 2, 1, "group_people_1")
    trial.chehang(1, "-c", setup + FILL)
    until(
        "parts of cell 1 are in cell 2", lambda: trial.sql("cell2", "SELECT COUNT(*) FROM catalogue_part_keys") == "20"
    )
    assert trial.chehang(2, "-c", setup + FOUND) != "0"
    print("✓ and are found there")
    for cell in (1, 2):
        until(
            f"people of both are known in cell {cell}",
            lambda c=cell: trial.sql(f"cell{c}", "SELECT COUNT(*) FROM org_employee") == "2",
        )
        assert "✗" not in trial.chehang(cell, *run, "verify")
    print("✓ every rule holds in both")
    for cell in ("1", "2"):
        options = f"host '{trial.home}', dbname 'cell{cell}'"
        trial.recipe("reports", "reports.sql", CELL=cell, THE_PLACE=options, THE_USER="user 'chehang'")
    text = (HERE / "views.sql").read_text(encoding="utf-8")
    for statement in (s for s in text.split(";\n") if "CREATE" in s):
        head, _mark, body = statement.partition("UNION ALL(")
        both = " UNION ALL ".join(body.rstrip().removesuffix(")").replace("CELL", cell) for cell in ("1", "2"))
        trial.sql("reports", head + both)
    here = {cell: trial.sql(f"cell{cell}", "SELECT COUNT(*) FROM core_journalhead") for cell in (1, 2)}
    assert int(trial.sql("reports", "SELECT COUNT(*) FROM group_acts")) == sum(map(int, here.values()))
    for view in ("group_goods", "group_accounts"):
        trial.sql("reports", f"SELECT COUNT(*) FROM {view}")
    print("✓ the reporting database adds up both cells")
    file = trial.home / "store.tar.gz.age"
    trial.chehang(1, *run, "move", "out", "01", str(file))
    key = trial.home / "home1" / "backup.key"
    answer = trial.chehang(2, *run, "move", "in", str(file), "--key", str(key), "--cell", "3")
    receipt = answer.split("receipt: ")[1].split()[0]
    trial.chehang(1, *run, "move", "gone", str(file), receipt)
    for cell in (1, 2):
        assert "✗" not in trial.chehang(cell, *run, "verify")
    assert trial.sql("cell2", "SELECT COUNT(*) FROM core_journalhead WHERE store_id > 0") == "2"
    time.sleep(3)  # what cell 1 deletes must not be deleted in cell 2
    people = "SELECT COUNT(*) FROM org_employee e JOIN org_account a ON a.employee_id = e.id"
    assert trial.sql("cell2", people) == "2"
    print("✓ store 01 moved from cell 1 to cell 2, every rule holds in both")


def main() -> None:
    """Start, prove, throw away."""
    home = Path(tempfile.mkdtemp(prefix="cells-", dir="/tmp"))
    home.chmod(0o755)
    trial = Trial(home)
    trial.start()
    try:
        prove(trial)
    finally:
        trial.stop()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
