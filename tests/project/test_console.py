"""The ``chehang`` command as an administrator uses it: each call is a process of its own in an empty folder."""

import atexit
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "") != "", reason="test_postgres.py tells it for PostgreSQL"
)
PASSWORD = "kl9-Wagen-blau"


@cache
def starter() -> subprocess.Popen[str]:
    """The process that all calls are forked from."""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    env |= {"CHEHANG_HOME": tempfile.mkdtemp(), "DJANGO_SETTINGS_MODULE": "chehang.project.settings", "PYTHONUTF8": "1"}
    env["PYTHONPATH"] = str(Path(settings.SOURCE) / "src")
    words = [sys.executable, str(Path(__file__).with_name("starter.py"))]
    made = subprocess.Popen(words, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(made.kill)
    assert made.stdout is not None and made.stdout.readline() == "{}\n"
    return made


def chehang(
    home: Path, *words: str, typed: str = "", timeout: int = 120, **env: str
) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "CHEHANG_MODE")}
    clean |= {"CHEHANG_HOME": str(home), "PYTHONPATH": str(Path(settings.SOURCE) / "src"), "PYTHONUTF8": "1", **env}
    process = starter()
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps({"words": words, "env": clean, "typed": typed, "timeout": timeout}) + "\n")
    process.stdin.flush()
    done = json.loads(process.stdout.readline())
    return subprocess.CompletedProcess(["chehang", *words], done["code"], done["out"], done["err"])


def sql(home: Path, query: str) -> list[tuple]:
    with sqlite3.connect(home / "chehang.sqlite3") as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def real_store(tmp_path_factory) -> Path:
    """A real store, made once: tests look at it or copy it."""
    home = tmp_path_factory.mktemp("real") / "home"
    done = chehang(
        home,
        "init",
        "--store-code",
        "01",
        "--store-name",
        "泓川江东店",
        "--name",
        "王管",
        "--username",
        "it",
        typed=PASSWORD,
    )
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="module")
def archive(real_store, tmp_path_factory) -> Path:
    """A backup with one attached file."""
    import hashlib

    content = b"%PDF-1.4 a paper"
    name = hashlib.sha256(content).hexdigest()
    (real_store / "files" / name[:2]).mkdir(parents=True)
    (real_store / "files" / name[:2] / name).write_bytes(content)
    target = tmp_path_factory.mktemp("backup") / "b.tar.gz"
    done = chehang(real_store, "backup", str(target))
    assert done.returncode == 0, done.stderr
    assert hashlib.sha256(target.read_bytes()).hexdigest() in done.stdout
    return target


def test_help_names_every_command_in_both_languages() -> None:
    said = chehang(Path("/nowhere"), "--help").stdout
    for name in ("init", "serve", "worker", "migrate", "upgrade", "verify", "backup", "restore", "wall", "openapi"):
        assert name in said
    assert "启动服务" in said and "run the server" in said


def test_init_makes_one_administrator_and_nothing_else(real_store) -> None:
    assert sql(real_store, "SELECT username FROM org_account") == [("it",)]
    assert sql(real_store, "SELECT is_sample FROM org_store") == [(0,)]
    assert PASSWORD not in (real_store / ".env").read_text()
    assert (real_store / ".env").stat().st_mode & 0o077 == 0


def test_each_installation_has_a_key_of_its_own(real_store, tmp_path) -> None:
    from chehang.project import place

    os.environ["CHEHANG_HOME"], before = str(tmp_path / "other"), os.environ["CHEHANG_HOME"]
    try:
        assert place.write_key() and not place.write_key()
    finally:
        os.environ["CHEHANG_HOME"] = before
    assert (tmp_path / "other" / ".env").read_text() != (real_store / ".env").read_text()


def test_init_twice_changes_nothing(real_store) -> None:
    before = sql(real_store, "SELECT COUNT(*) FROM core_journal")
    done = chehang(
        real_store, "init", "--store-code", "02", "--store-name", "x", "--name", "y", "--username", "z", typed=PASSWORD
    )
    assert done.returncode == 1 and "已有门店" in done.stdout
    assert sql(real_store, "SELECT COUNT(*) FROM core_journal") == before


def test_verify_holds_in_a_new_store(real_store) -> None:
    assert chehang(real_store, "verify").returncode == 0


def test_a_command_before_init_says_what_to_do(tmp_path) -> None:
    done = chehang(tmp_path, "verify")
    assert done.returncode == 1 and "chehang init" in done.stderr and "Traceback" not in done.stderr


def test_serve_refuses_without_a_key(tmp_path) -> None:
    done = chehang(tmp_path, "serve", "--port", "1")
    assert done.returncode == 1 and "chehang init" in done.stderr and "Traceback" not in done.stderr


def test_a_backup_comes_back_whole(real_store, archive, tmp_path) -> None:
    done = chehang(tmp_path / "new", "restore", str(archive))
    assert done.returncode == 0, done.stderr
    # The store notes afterwards that it was backed up: that row is not in its own archive.
    everything = "SELECT seq, hash FROM core_journal WHERE operation <> 'core.backup' ORDER BY id"
    assert sql(tmp_path / "new", everything) == sql(real_store, everything)
    assert len(list((tmp_path / "new" / "files").rglob("*"))) == 2
    assert (tmp_path / "new" / ".env").read_text() != (real_store / ".env").read_text()
    assert chehang(tmp_path / "new", "verify").returncode == 0


def test_every_night_from_now_on(real_store, tmp_path) -> None:
    """The first one is made, locked and proved at once; on an empty machine it opens with the printed key only."""
    home = tmp_path / "home"
    shutil.copytree(real_store, home)
    noted = "SELECT COUNT(*) FROM core_journal WHERE store_id = 0 AND operation = 'core.backup' AND outcome = 'noted'"
    [(before,)] = sql(home, noted)
    done = chehang(home, "backup", "--every", "night", "--to", str(tmp_path / "nas"))
    assert done.returncode == 0 and "restored" in done.stdout and "backup.key" in done.stdout, done.stderr
    [made] = (tmp_path / "nas").iterdir()
    assert made.name.endswith(".tar.gz.age") and b"SQLite format" not in made.read_bytes()
    done = chehang(tmp_path / "new", "restore", str(made))
    assert done.returncode == 1 and "--key" in done.stderr
    done = chehang(tmp_path / "new", "restore", str(made), "--key", str(home / "backup.key"))
    assert done.returncode == 0, done.stderr
    assert sql(tmp_path / "new", "SELECT username FROM org_account") == [("it",)]
    assert sql(home, noted) == [(before + 1,)]


def test_restore_never_writes_over_data(real_store, archive) -> None:
    before = (real_store / "chehang.sqlite3").read_bytes()
    done = chehang(real_store, "restore", str(archive))
    assert done.returncode == 1 and "CHEHANG_HOME" in done.stderr
    assert (real_store / "chehang.sqlite3").read_bytes() == before


@pytest.mark.parametrize("harm", ["database", "file", "cut", "noise"])
def test_a_damaged_archive_is_refused_and_leaves_nothing(archive, tmp_path, harm: str) -> None:
    bad = tmp_path / "bad.tar.gz"
    damage(archive, bad, harm)
    done = chehang(tmp_path / "new", "restore", str(bad))
    assert done.returncode == 1 and "damaged" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "new" / "chehang.sqlite3").exists()


def damage(archive: Path, bad: Path, harm: str) -> None:
    if harm == "cut":
        bad.write_bytes(archive.read_bytes()[:-2000])
    elif harm == "noise":
        bad.write_bytes(b"not an archive" * 100)
    else:
        folder = bad.parent / "open"
        with tarfile.open(archive) as whole:
            whole.extractall(folder, filter="data")
        hurt = folder / "chehang.sqlite3" if harm == "database" else next((folder / "files").iterdir())
        data = bytearray(hurt.read_bytes())
        data[len(data) // 2] ^= 1
        hurt.write_bytes(data)
        with tarfile.open(bad, "w:gz") as made:
            for name in ("manifest.json", "chehang.sqlite3", "files"):
                made.add(folder / name, name)
        shutil.rmtree(folder)


def test_the_api_description_is_openapi_31(real_store) -> None:
    told = json.loads(chehang(real_store, "openapi").stdout)
    assert told["openapi"].startswith("3.1") and told["paths"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("restore", "/nowhere/b.tar.gz"), "There is no archive"),
        (("import", "/nowhere/list.csv", "--brand", "HC", "--user", "it"), "There is no brand HC"),
    ],
    ids=["archive", "brand"],
)
def test_what_is_not_there_is_named(real_store, words: tuple[str, ...], says: str) -> None:
    done = chehang(real_store, *words)
    assert done.returncode == 1 and says in done.stderr and "Traceback" not in done.stderr


def test_an_import_names_what_is_wrong(real_store, tmp_path) -> None:
    home = tmp_path / "home"
    shutil.copytree(real_store, home)
    with sqlite3.connect(home / "chehang.sqlite3") as database:
        database.execute(
            "INSERT INTO catalogue_brand (code, name, number_rule, is_oem) VALUES ('HC', '泓川', 'generic', 1)"
        )
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "list.csv").write_text("编号,名称\nH3A,滤清器\n", encoding="utf-8")
    for file, user, says in (
        ("none.csv", "it", "There is no file"),
        ("list.csv", "nobody", "There is no account nobody"),
        ("empty.csv", "it", "文件"),
    ):
        done = chehang(home, "import", str(tmp_path / file), "--brand", "HC", "--user", user)
        assert done.returncode == 1 and says in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert sql(home, "SELECT COUNT(*) FROM catalogue_part") == [(0,)]


def test_a_real_store_takes_no_sample_data(real_store, tmp_path) -> None:
    home = tmp_path / "home"
    shutil.copytree(real_store, home)
    before = sql(home, "SELECT COUNT(*) FROM org_employee")
    done = chehang(home, "demo")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert sql(home, "SELECT COUNT(*) FROM org_employee") == before


@pytest.mark.parametrize(("fact", "says"), [("engine", "restore it there"), ("digest", "differs from the archive")])
def test_an_archive_of_something_else_is_refused(archive, tmp_path, fact: str, says: str) -> None:
    with tarfile.open(archive) as whole:
        whole.extractall(tmp_path / "open", filter="data")
    note = tmp_path / "open" / "manifest.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | {fact: "postgresql"}))
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as made:
        for name in ("manifest.json", "chehang.sqlite3", "files"):
            made.add(tmp_path / "open" / name, name)
    done = chehang(tmp_path / "new", "restore", str(tmp_path / "other.tar.gz"))
    assert done.returncode == 1 and says in done.stderr
