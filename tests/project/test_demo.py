"""The sample store: same seed, same journal; nothing old waits; every chapter is heard (``real_commits`` verifies it)."""

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from chehang.core import desk
from chehang.core.context import FixedClock
from chehang.core.models import Journal
from chehang.core.stage import House, Size
from chehang.org.models import Account
from chehang.org.services import actor_for
from chehang.project import demo_hashers
from chehang.project.demo import director

NOW = datetime(2026, 11, 12, 3, 20, tzinfo=UTC)
DAYS = 42  # a whole month, so that there is a plan


# Owed: chapters that leave leads, requests and calls on the desks longer than a store would.
LEFT = ("/carsales/", "/work/", "/care/", "/insight/", "/people/", "/finance/", "/do/", "/approvals/")


@pytest.fixture
def played(real_commits, tmp_path, settings) -> House:
    settings.CHEHANG_FILES = tmp_path
    with demo_hashers.fast():
        return director.perform(NOW, (NOW - timedelta(days=DAYS)).date(), Size.TINY, lambda *told: None)


@pytest.mark.once("sqlite")
def test_everybody_acts_and_nothing_old_waits(played: House) -> None:
    acted = {operation.split(".")[0] for operation in Journal.objects.values_list("operation", flat=True)}
    assert {name for name, _module in director.found()} - {"org"} <= acted
    clock = FixedClock(NOW)
    old = NOW - timedelta(days=8)
    for account in Account.objects.filter(employee__store__code="01"):
        for waiting in desk.waiting_for(actor_for(account, clock, channel="test"), clock):
            if not waiting.url.startswith(LEFT):
                assert waiting.since is None or waiting.since > old, (account.username, waiting)


def test_who_breaks_off_begins_anew(real_commits, tmp_path) -> None:
    """Nothing of half a store stays behind, and the database in use is the same as before."""
    from django.db import connection

    from chehang.project.demo import haste

    if connection.vendor != "sqlite":
        pytest.skip("only a file can be set aside")
    name, used = tmp_path / "shop.sqlite3", connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(name)
    try:
        with pytest.raises(KeyboardInterrupt), haste.apart():
            with connection.cursor() as cursor:
                cursor.execute("CREATE TABLE half (id INTEGER)")
            raise KeyboardInterrupt
        assert not list(tmp_path.iterdir())
        with haste.apart(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE whole (id INTEGER)")
            assert not name.exists()
        assert [p.name for p in tmp_path.iterdir()] == [name.name]
    finally:
        connection.close()
        connection.settings_dict["NAME"] = used


@pytest.mark.once("postgresql")
def test_same_seed_same_journal(tmp_path) -> None:
    """Two processes: each has its own order of sets, so what leans on it comes out differently. The hashes differ: personal values are salted."""

    def play(home: Path) -> subprocess.Popen[bytes]:
        env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
        env |= {"CHEHANG_HOME": str(home), "CHEHANG_MODE": "sample", "PYTHONPATH": str(Path(settings.SOURCE) / "src")}
        words = ["demo", "--size", "tiny", "--days", "9", "--now", NOW.isoformat()]
        return subprocess.Popen([sys.executable, "-m", "chehang", *words], env=env, stdout=subprocess.DEVNULL)

    def journal(home: Path) -> list[tuple[str, str]]:
        with sqlite3.connect(home / "chehang.sqlite3") as database:
            return database.execute("SELECT operation, result FROM core_journal ORDER BY id").fetchall()

    both = [play(tmp_path / name) for name in "ab"]
    assert [one.wait(timeout=300) for one in both] == [0, 0]
    first, second = (journal(tmp_path / name) for name in "ab")
    assert first == second and len(first) > 200
