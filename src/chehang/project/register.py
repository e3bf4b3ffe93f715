"""The file of erased people beside the data and beside the backups: read, and carried from one folder to the other."""

import json
from pathlib import Path
from typing import Any

NAME = "erasures.jsonl"


def known(*folders: Path) -> list[dict[str, Any]]:
    """The lines of the registers in these folders, each person once."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for folder in folders:
        if (place := folder / NAME).exists():
            for text in place.read_text(encoding="utf-8").splitlines():
                line = json.loads(text)
                found.setdefault((line["store"], line["customer"]), line)
    return list(found.values())


def gather(target: Path, source: Path) -> None:
    """Let the register of a folder be in another one too, beside what stands there."""
    lines = known(target, source)
    if lines:
        text = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines)
        draft = (target / NAME).with_suffix(".part")
        draft.write_text(text, encoding="utf-8")
        draft.chmod(0o600)
        draft.replace(target / NAME)
