"""A trial copy of the store: complete, marked, silent, thrown away with one command."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from chehang.core.models import Channel
from chehang.core.outbox.channels import hand_over
from chehang.org.models import Account
from chehang.project import trial
from chehang.project.safety import Unsafe
from tests.fixtures import make_actor, make_store

NOW = datetime(2026, 11, 23, 10, 0)
pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a trial copy is made of SQLite")


@pytest.fixture
def home(settings, tmp_path: Path, transactional_db: None) -> Path:
    settings.ROOT = tmp_path
    settings.CHEHANG_FILES = tmp_path / "files"
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a").write_bytes(b"1")
    return tmp_path


def test_made_marked_and_thrown_away(home: Path) -> None:
    make_store("01", "泓川江东店")
    folder = trial.make(NOW)
    copy = sqlite3.connect(folder / "chehang.sqlite3")
    assert copy.execute("SELECT name, short_name FROM org_store").fetchall() == [("试用·泓川江东店", "试用·泓川江东店")]
    copy.close()
    assert "CHEHANG_TRIAL=2026-11-23 10:00" in (folder / ".env").read_text() and (folder / "files" / "a").exists()
    assert trial.environment()["CHEHANG_HOME"] == str(folder) and "DATABASE_URL" not in trial.environment()
    with pytest.raises(Unsafe):
        trial.make(NOW)
    assert trial.drop() and not folder.exists() and not trial.drop()


def test_every_page_says_so_and_nothing_leaves(settings, store, clock, client: Client) -> None:
    actor = make_actor(store, "keeper", clock=clock)
    client.force_login(Account.objects.get(pk=actor.account_id))
    assert 'class="trial"' not in client.get("/").content.decode()
    settings.TRIAL = "2026-11-23 10:00"
    assert 'class="trial"' in client.get("/").content.decode()
    assert 'class="trial"' in Client().get("/login/").content.decode()
    assert hand_over(None, Channel(kind="sms"), 0).how == "failed"  # type: ignore[arg-type]


def test_no_copy_of_a_copy(settings, home: Path) -> None:
    settings.TRIAL = "2026-11-23 10:00"
    for act in (lambda: trial.make(NOW), trial.drop):
        with pytest.raises(Unsafe):
            act()


assert connection
