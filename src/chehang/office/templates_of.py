"""What a paper of a kind begins with, as data."""

import csv
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).parent / "data" / "paper_templates.csv"


@cache
def templates() -> dict[str, str]:
    """Kind → text."""
    with TEXTS.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: row["text"] for row in csv.DictReader(file)}


def template(kind: str) -> str:
    """The text a paper of this kind begins with."""
    return templates()[kind]
