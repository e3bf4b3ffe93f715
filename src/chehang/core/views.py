"""Other views of a screen's rows: board, calendar, timeline, tree, gallery, chart. Declared, like the screen itself; there is
nothing to subclass. Each shows the same rows with the same filters and rights; a drag performs an operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from .columns import Column

TITLES = {
    "board": _("Board"),
    "calendar": _("Calendar"),
    "timeline": _("Timeline"),
    "tree": _("Tree"),
    "gallery": _("Gallery"),
    "chart": _("Chart"),
}


@dataclass(frozen=True)
class Drag:
    """From one of the lanes ``sources`` to ``target`` by an operation on the row."""

    operation: str
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Board:
    """Cards in lanes of the states of ``lane``; ``total`` is added up on each lane's head."""

    card: tuple[Column, ...]
    lane: str = "state"
    lanes: tuple[str, ...] = ()
    drags: tuple[Drag, ...] = ()
    total: str = ""
    title: Any = TITLES["board"]
    code: ClassVar[str] = "board"


@dataclass(frozen=True)
class Calendar:
    """Rows on their days from ``start`` to ``end``, by month, by week, or by week and ``row`` (slots).

    A row moved to another day performs ``operation`` with the day in its input ``field``, on rows in ``states``.
    """

    start: str
    card: tuple[Column, ...]
    end: str = ""
    row: str = ""
    operation: str = ""
    field: str = ""
    states: tuple[str, ...] = ()
    title: Any = TITLES["calendar"]
    code: ClassVar[str] = "calendar"


@dataclass(frozen=True)
class Timeline:
    """A bar from ``start`` to ``end`` for each row, put together by ``row``."""

    start: str
    end: str
    row: str
    text: str = "__str__"
    title: Any = TITLES["timeline"]
    code: ClassVar[str] = "timeline"


@dataclass(frozen=True)
class Tree:
    """Rows below the row that ``parent`` names."""

    parent: str
    columns: tuple[str, ...] = ()
    title: Any = TITLES["tree"]
    code: ClassVar[str] = "tree"


@dataclass(frozen=True)
class Gallery:
    """A tile for each row with the last picture that was attached to it; only for screens with a ``document``."""

    card: tuple[Column, ...]
    title: Any = TITLES["gallery"]
    code: ClassVar[str] = "gallery"


@dataclass(frozen=True)
class Chart:
    """A measure over twelve periods and by its dimensions; each point opens its rows."""

    measure: str
    span: str = "month"
    title: Any = TITLES["chart"]
    code: ClassVar[str] = "chart"


View = Board | Calendar | Timeline | Tree | Gallery | Chart
