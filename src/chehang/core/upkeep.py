"""What is done for the installation itself, and for no store: backups, upgrades. Each attempt is a row in the journal's chain of
the house (store 0), so the last one, its age and its result are read where every other act is.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import journal
from .context import Clock, Context, system_actor
from .gate import writing
from .models import Journal

BACKUP, UPGRADE = "core.backup", "core.upgrade"


@dataclass(frozen=True)
class Deed:
    """An attempt: when it ended, whether it succeeded, and what there is to say of it."""

    at: datetime
    ok: bool
    facts: dict[str, Any]

    @classmethod
    def of(cls, row: Journal) -> "Deed":
        """What a row of the journal says of it."""
        return cls(row.at, row.outcome == "noted", json.loads(row.result or "{}"))


def note(what: str, ok: bool, facts: dict[str, Any], clock: Clock | None = None) -> None:
    """Write down how an attempt ended; ``facts`` are plain values, without names of people."""
    ctx = Context(system_actor(0, "console"), clock or Clock(), what)
    with writing():
        journal.write(ctx, "noted" if ok else "refused", result=journal.dumps(facts), code="" if ok else "failed")


def last(what: str, *, only_good: bool = False) -> Deed | None:
    """The last attempt, or the last that succeeded."""
    rows = Journal.objects.filter(store_id=0, operation=what)
    row = (rows.filter(outcome="noted") if only_good else rows).order_by("-at").first()
    return Deed.of(row) if row else None


def last_backup() -> tuple[datetime, str] | None:
    """When the last good backup was made, and where it lies."""
    good = last(BACKUP, only_good=True)
    return (good.at, f"{good.facts.get('to', '')}/{good.facts.get('file', '')}") if good else None
