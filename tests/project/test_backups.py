"""The nightly backup: locked, proved by restoring, made when due, and only as many kept as asked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chehang.core import upkeep, verify
from chehang.core.context import FixedClock
from chehang.project import archive, backups, health, locker
from chehang.project.backups import Plan
from chehang.project.safety import Unsafe

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 23, 17, 31, tzinfo=UTC)  # 01:31 of the 24th in the store


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """An installation with a folder for backups; the archive itself is told in test_console.py."""
    monkeypatch.setenv("CHEHANG_HOME", str(tmp_path))
    (tmp_path / "nas").mkdir()
    monkeypatch.setattr(archive, "back_up", lambda target: target.write_bytes(b"locked") and "0" * 64)
    monkeypatch.setattr(archive, "prove", lambda target: {"how": "restored", "files": 0, "tables": 1})
    return tmp_path


def test_it_is_made_once_a_night(place) -> None:
    clock = FixedClock(NIGHT)
    assert not backups.strike(clock)  # no plan, no backup
    backups.set_plan(Plan(str(place / "nas")))
    assert backups.strike(clock) and not backups.strike(clock)
    clock.at += timedelta(hours=23)
    assert not backups.strike(clock)
    clock.at += timedelta(hours=2)
    assert backups.strike(clock)
    assert len([*(place / "nas").iterdir()]) == 2
    good = upkeep.last(upkeep.BACKUP, only_good=True)
    assert good and good.at == clock.at and good.facts["proof"] == "restored"
    assert [*verify.journal_holds()] == []


def test_what_cannot_be_restored_is_no_backup(place, monkeypatch) -> None:
    clock = FixedClock(NIGHT)
    backups.set_plan(Plan(str(place / "nas")))

    def broken(target: Path) -> dict:
        raise Unsafe("the digest differs")

    monkeypatch.setattr(archive, "prove", broken)
    with pytest.raises(Unsafe, match="differs"):
        backups.strike(clock)
    assert [*(place / "nas").iterdir()] == []
    tried = upkeep.last(upkeep.BACKUP)
    assert tried and not tried.ok and "differs" in tried.facts["why"]
    signs = {s.level for s in health.backup(clock.now())}
    assert "red" in signs
    assert not backups.strike(clock)  # again in an hour, not every minute
    clock.at += timedelta(minutes=61)
    with pytest.raises(Unsafe):
        backups.strike(clock)


def test_an_old_backup_warns(place) -> None:
    backups.set_plan(Plan(str(place / "nas")))
    backups.strike(FixedClock(NIGHT))
    level = {h: next(health.backup(NIGHT + timedelta(hours=h))).level for h in (1, 30, 60)}
    assert level == {1: "green", 30: "amber", 60: "red"}


def test_days_weeks_and_months_are_kept() -> None:
    first = datetime(2026, 1, 1, 4, 0, tzinfo=UTC)  # noon in the store
    files = [Path(f"chehang-{first + timedelta(days=n):{backups.STAMP}}.tar.gz.age") for n in range(120)]
    others = [Path("chehang-by-hand.tar.gz.age"), Path("notes.txt")]
    gone = backups.past_keeping([*files, *others], "3d,2w,2m")
    kept = [p.name[8:16] for p in files if p not in gone]
    # The last three days (the newest of them is of this week and month, too), last Sunday, the last of the month before.
    assert kept == ["20260331", "20260426", "20260428", "20260429", "20260430"]
    assert not {*others} & {*gone}
    assert files[-1] not in backups.past_keeping(files, "1d,0w,0m")
    assert len(backups.past_keeping(files, "1d,0w,0m")) == 119


@pytest.mark.parametrize("bad", [Plan("x", keep="7"), Plan("x", keep="0d,1w,1m"), Plan("x", at="25:00")])
def test_a_plan_that_cannot_be_followed_is_refused(place, bad: Plan) -> None:
    with pytest.raises(Unsafe, match="--"):
        backups.set_plan(bad)
    assert backups.plan() is None


def test_only_its_own_key_opens_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CHEHANG_HOME", str(tmp_path))
    assert locker.make_key() and not locker.make_key()
    assert locker.key_file().stat().st_mode & 0o077 == 0
    clear, locked, back = tmp_path / "a", tmp_path / "a.age", tmp_path / "b"
    clear.write_bytes("客户名单".encode() * 1000)
    locker.lock(clear, locked)
    assert "客户".encode() not in locked.read_bytes()
    locker.unlock(locked, back, locker.key_file())
    assert back.read_bytes() == clear.read_bytes()
    other = tmp_path / "other.key"
    locker.key_file().rename(other)
    locker.make_key()
    with pytest.raises(Unsafe, match="key is not the one"):
        locker.unlock(locked, tmp_path / "c", locker.key_file())
    damaged = bytearray(locked.read_bytes())
    damaged[-1] ^= 1
    locked.write_bytes(damaged)
    with pytest.raises(Unsafe):
        locker.unlock(locked, tmp_path / "c", other)
    assert not (tmp_path / "c").exists()
