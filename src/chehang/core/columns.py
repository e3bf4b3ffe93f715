"""Columns of lists, panels, cards and drills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NUMERIC = ("money", "quantity", "number", "rate", "cost")
KINDS = ("text", "number", "money", "quantity", "cost", "rate", "date", "datetime", "state", "flag")


@dataclass(frozen=True)
class Column:
    """A column: ``path`` is a dotted attribute path; ``link`` names the screen whose detail page the value opens
    (of the object before the last dot, or of the row itself); ``total`` adds it up over the filtered rows."""

    path: str
    title: Any
    kind: str = "text"
    link: str = ""
    total: bool = False
    unit: str = ""
    hidden: bool = False

    @property
    def lookup(self) -> str:
        return self.path.replace(".", "__")

    @property
    def css(self) -> str:
        """Numbers stand at the right."""
        return "num" if self.kind in NUMERIC else ""
