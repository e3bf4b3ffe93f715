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


@pytest.fixture
def home(settings, tmp_path: Path, transactional_db: None) -> Path:
    settings.ROOT = tmp_path
    settings.CHEHANG_FILES = tmp_path / "files"
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a").write_bytes(b"1")
    return tmp_path


@pytest.mark.skipif("connection.vendor != 'sqlite'")
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


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_on_postgresql_it_is_a_database_beside(home: Path, monkeypatch) -> None:
    name = connection.settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_URL", f"postgres://a@/{name}?host=/run")
    make_store("01", "泓川江东店")
    trial.make(NOW)
    with trial._admin(f"{name}_trial") as copy:
        assert copy.execute("SELECT name FROM org_store").fetchall() == [("试用·泓川江东店",)]
    assert trial.environment()["DATABASE_URL"] == f"postgres://a@/{name}_trial?host=/run"
    assert trial.drop() and not trial.drop()
    with trial._admin() as admin:
        assert not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [f"{name}_trial"]).fetchone()


def test_one_click_in_the_copy_ends_it(settings, home: Path, rf, store, clock) -> None:
    request = rf.post("/trial/throw-away/")
    request.actor, request.store, request.clock = make_actor(store, "administrator", clock=clock), store, clock
    trial.place().mkdir()
    settings.ROOT = trial.place()
    assert trial.throw_away(request).status_code == 200
    settings.ROOT = home
    assert trial.is_over() and trial.drop() and not trial.is_over()
    request.actor = make_actor(store, "keeper", clock=clock)
    assert trial.throw_away(request).status_code == 403 and not trial.is_over()


def test_no_copy_of_a_copy(settings, home: Path) -> None:
    settings.TRIAL = "2026-11-23 10:00"
    for act in (lambda: trial.make(NOW), trial.drop):
        with pytest.raises(Unsafe):
            act()


assert connection
