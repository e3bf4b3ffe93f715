"""Columns of lists, panels, cards and drills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .context import Actor

NUMERIC = ("money", "quantity", "number", "rate", "cost")
OWN = "*"  # a link to the ``url`` that the object itself says
KINDS = ("text", "number", "money", "quantity", "cost", "rate", "date", "datetime", "state", "flag", "picture")


@dataclass(frozen=True)
class Column:
    """A column: ``path`` is a dotted attribute path; ``link`` names the screen whose detail page the value opens
    (of the object before the last dot, or of the row itself; ``via`` names another id of it; ``OWN`` opens the address that the object says itself), to those who may open it; ``total`` adds it up over the filtered rows. Who does not
    hold ``right`` has no such column anywhere. ``personal`` data is masked in lists, exports and answers to machines; the
    page of a row shows it to who has opened it with a reason (``core.personal.opened``)."""

    path: str
    title: Any
    kind: str = "text"
    link: str = ""
    total: bool = False
    unit: str = ""
    hidden: bool = False
    right: str = ""
    personal: bool = False
    via: str = "pk"

    @property
    def lookup(self) -> str:
        return self.path.replace(".", "__")

    @property
    def css(self) -> str:
        """Numbers stand at the right."""
        return "num" if self.kind in NUMERIC else ""


def columns_for(columns: Iterable[Column], actor: Actor) -> tuple[Column, ...]:
    """The columns that an actor may see, with links to pages that open to him."""
    from .screens import screens

    known = screens()
    return tuple(
        replace(c, link="") if c.link in known and not actor.may(known[c.link].permission) else c
        for c in columns
        if not c.right or actor.may(c.right)
    )
