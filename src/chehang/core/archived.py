"""When a backup was last made, and where to: written beside the database by whoever makes one, read where it is missed."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


def _place() -> Path:
    return Path(settings.ROOT) / "last-backup.json"


def note(target: str) -> None:
    """A backup was made now."""
    said = {"at": datetime.now(UTC).isoformat(), "target": target}
    _place().write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def last() -> tuple[datetime, str] | None:
    """Time and target of the last backup; None when there was none, or its note cannot be read."""
    try:
        said = json.loads(_place().read_text(encoding="utf-8"))
        return datetime.fromisoformat(said["at"]), str(said["target"])
    except (OSError, ValueError, KeyError):
        return None
