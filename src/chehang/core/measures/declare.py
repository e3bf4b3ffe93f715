"""The register of measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from chehang.core.access import Several, visible
from chehang.core.context import Actor, Context
from chehang.core.screens import Column, screens

from .spans import KINDS, Span
from .units import UNITS, Unit
from .values import Count, composed

Rows = Callable[[Actor | Context, Span], QuerySet[Any]]
SMALLEST, MIDDLE = "day", "month"


@dataclass(frozen=True)
class By:
    """A dimension: the lookup ``path`` splits the rows of a measure; ``words`` gives codes their names."""

    path: str
    title: Any
    words: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Variant:
    """Another definition of the same measure, such as another maker's; a store chooses it from a day on."""

    code: str
    title: Any
    rows: Rows | None = None
    value: Any = None


@dataclass(frozen=True)
class Measure:
    """A number of the store.

    ``rows(who, span)`` are the rows behind it, of the store of ``who``; ``value`` says what they add up to. A ``flow``
    happens in a span, a ``level`` is there at its end (``now``: known for today only). ``day`` is the lookup that puts
    a row of a flow on its day. ``columns`` (or those of ``screen``, in whose words the rows are shown) is the drill;
    ``desk`` are the posts on whose desk it stands, for a span of ``desk_span``. ``better`` is up or down. Of a sum,
    ``quantity`` is what it was paid for (the rows, where it says nothing) and ``cost`` what of it is cost (a margin is
    price − cost): why it changed is told by these.
    ``entered`` is the lookup to the moment (or the day, where nobody can choose it) a row was entered, where ``day`` does not lead to it; ``-`` where the rows
    themselves go by ``asof.seen_moment``.
    """

    name: str
    title: Any
    unit: str
    owner: str
    value: Any
    rows: Rows | None = None
    definition: Any = ""
    kind: str = "flow"
    day: str = ""
    by: tuple[By, ...] = ()
    screen: str = ""
    columns: tuple[Column, ...] = ()
    better: str = "up"
    posts: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    desk: tuple[str, ...] = ()
    desk_span: str = SMALLEST
    quantity: Any = None
    cost: Any = None
    entered: str = ""

    def __post_init__(self) -> None:
        wrong = (
            (self.name.count(".") != 1, "is not app.noun"),
            (self.unit not in UNITS, f"has no unit {self.unit}"),
            (self.kind not in ("flow", "level", "now"), f"is no {self.kind}"),
            (self.better not in ("up", "down"), f"is better {self.better}"),
            (composed(self.value) != (self.rows is None), "has rows of its own, or is made from other measures"),
            (self.desk_span not in KINDS, f"has no span {self.desk_span}"),
        )
        for happens, what in wrong:
            if happens:
                raise ValueError(f"measure {self.name} {what}")

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def permission(self) -> str:
        """The right to see it and its rows."""
        return f"{self.app}.measure_{self.name.split('.')[1]}"

    @property
    def url(self) -> str:
        return f"/measures/{self.name}/"

    @property
    def unit_of(self) -> Unit:
        return UNITS[self.unit]

    @property
    def drill(self) -> tuple[Column, ...]:
        """The columns of its rows; one that needs a right of its own is on its screen only."""
        if self.columns or self.screen not in screens():
            return self.columns
        found = screens()[self.screen].columns
        return tuple(replace(c, total=False) for c in found if not c.hidden and not c.right)

    def defined(self, variant: str) -> Measure:
        """The measure by another of its definitions."""
        found = next((v for v in self.variants if v.code == variant), None)
        if found is None:
            return self
        return replace(self, rows=found.rows or self.rows, value=found.value or self.value)

    def rows_for(self, who: Actor | Context | Several, span: Span) -> QuerySet[Any]:
        """The rows behind it that ``who`` may see, so that a number and what it opens are scoped by one rule."""
        assert self.rows is not None
        found: QuerySet[Any] = visible(self.rows(who, span), who)  # type: ignore[arg-type]
        return found

    @property
    def counts(self) -> bool:
        """Whether each row counts once, so that no column says how much."""
        return isinstance(self.value, Count)


_measures: dict[str, Measure] = {}


def add_measures(*found: Measure) -> None:
    """Enter measures into the register; a name is given once."""
    for measure in found:
        known = _measures.setdefault(measure.name, measure)
        if known is not measure:
            raise ValueError(f"two measures {measure.name}")


def measures() -> dict[str, Measure]:
    """All measures by name."""
    return dict(sorted(_measures.items()))
