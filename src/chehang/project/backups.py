"""The nightly backup: its plan, when it is due, making and proving one, and which old ones are kept.

The plan is a file of the installation (``backup.json``), not a row: what is restored elsewhere must not begin to write there.
"""

import fcntl
import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from chehang.core import upkeep
from chehang.core.context import STORE_TIME, Clock
from chehang.core.rhythms import read_rhythm

from . import archive, register
from .locker import LOCKED
from .place import home
from .safety import Unsafe

KEEP = re.compile(r"(\d{1,3})d,(\d{1,3})w,(\d{1,3})m\Z")
NAME = re.compile(r"chehang-(\d{8}-\d{6})\.tar\.gz\.age\Z")
STAMP = "%Y%m%d-%H%M%S"
AGAIN = timedelta(hours=1)  # after a failure


@dataclass(frozen=True)
class Plan:
    """Every night at ``at`` (store time) into the folder ``to``; ``keep`` days, weeks and months: ``7d,4w,12m``."""

    to: str
    at: str = "01:30"
    keep: str = "7d,4w,12m"

    def check(self) -> None:
        """Refuse what cannot be followed."""
        if not (found := KEEP.match(self.keep)) or not int(found[1]):
            raise Unsafe(
                "--keep 写成 7d,4w,12m:保留的天、周、月数,至少一天。 Write --keep as 7d,4w,12m: days, weeks, months."
            )
        try:
            read_rhythm(f"day {self.at}")
        except ValueError:
            raise Unsafe("--at 写成 01:30。 Write --at as 01:30.") from None

    def last_round(self, now: datetime) -> datetime:
        """The last moment at which a backup was to be made."""
        return [*read_rhythm(f"day {self.at}").moments(now - timedelta(days=2), now, lambda day: True)][-1]


def _file() -> Path:
    return home() / "backup.json"


def plan() -> Plan | None:
    """The plan of this installation, if it has one."""
    if not _file().exists():
        return None
    return Plan(**json.loads(_file().read_text(encoding="utf-8")))


def set_plan(made: Plan | None) -> None:
    """Remember a plan from now on, or forget it."""
    if made is None:
        _file().unlink(missing_ok=True)
        return
    made.check()
    draft = _file().with_suffix(".part")
    draft.write_text(json.dumps(asdict(made)), encoding="utf-8")
    draft.replace(_file())


def due(made: Plan, now: datetime) -> bool:
    """Whether the round of this night is still to be made; after a failure again in an hour."""
    good, tried = upkeep.last(upkeep.BACKUP, only_good=True), upkeep.last(upkeep.BACKUP)
    if good and good.at >= made.last_round(now):
        return False
    return not (tried and not tried.ok and tried.at > now - AGAIN)


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else on this machine makes one just now."""
    handle = os.open(home() / "backup.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def strike(clock: Clock | None = None) -> bool:
    """Make the backup of this night if it is due; called every minute by the worker. True when one was tried."""
    clock, made = clock or Clock(), plan()
    if made is None or not due(made, clock.now()):
        return False
    with _alone() as alone:
        if not alone or not due(made, clock.now()):
            return False
        make(made, clock)
    return True


def make(made: Plan, clock: Clock) -> dict[str, Any]:
    """Make one, open it again and restore it, drop what is past keeping, note the result. Raises Unsafe after noting it."""
    began = time.monotonic()
    target = Path(made.to) / f"chehang-{clock.now().astimezone(UTC):{STAMP}}.tar.gz{LOCKED}"
    try:
        sha256 = archive.back_up(target)
        proof = archive.prove(target)
    except (Unsafe, OSError) as error:
        target.unlink(missing_ok=True)
        upkeep.note(upkeep.BACKUP, False, {"to": made.to, "why": str(error)[:300]}, clock)
        raise Unsafe(str(error)) from None
    register.gather(target.parent, home())
    for old in past_keeping(Path(made.to).iterdir(), made.keep):
        old.unlink()
    facts = {
        "file": target.name,
        "to": made.to,
        "bytes": target.stat().st_size,
        "sha256": sha256,
        "proof": proof["how"],
        "seconds": round(time.monotonic() - began, 1),
    }
    upkeep.note(upkeep.BACKUP, True, facts, clock)
    return facts


def one(target: Path) -> str:
    """A single archive wherever one likes, noted; returns its SHA-256."""
    sha256 = archive.back_up(target)
    place = target.resolve()
    facts = {"file": place.name, "to": str(place.parent), "bytes": place.stat().st_size, "sha256": sha256}
    upkeep.note(upkeep.BACKUP, True, facts)
    return sha256


def past_keeping(files: Iterable[Path], keep: str) -> list[Path]:
    """Which archives are not the newest of one of the last days, weeks or months that have any; other files are not ours."""
    numbers = KEEP.match(keep)
    if numbers is None:
        raise ValueError(keep)
    ours = {p: datetime.strptime(found[1], STAMP).replace(tzinfo=UTC) for p in files if (found := NAME.match(p.name))}
    newest = sorted(ours, key=lambda p: ours[p], reverse=True)
    kept: set[Path] = set()
    for count, span in zip(map(int, numbers.groups()), ("%Y-%m-%d", "%G-%V", "%Y-%m"), strict=True):
        first: dict[str, Path] = {}
        for path in newest:
            first.setdefault(f"{ours[path].astimezone(STORE_TIME):{span}}", path)
        kept.update([*first.values()][:count])
    return [path for path in newest if path not in kept]
