"""Figures of law, tax and policy (参数) by name and day: never a constant in the code.

A department declares its figures in ``parameters.py``: title, unit and the dated rows the product brings. A store adds
rows of its own by ``org.set_parameter``; on the same day the store's row comes first. The code asks
``parameter(ctx, "vat.goods", on)``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .context import Actor, Context
from .errors import Refused
from .models import Parameter
from .once import once
from .reading.numbers import read_number


class Unit(TextChoices):
    """What a figure counts; a fraction of 0.13 is shown as 13 %."""

    FRACTION = "fraction", _("per cent")
    FACTOR = "factor", _("times")
    YUAN = "yuan", _("yuan")
    COUNT = "count", _("pieces")
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    WORKING_MINUTES = "working_minutes", _("working minutes")
    WORKING_HOURS = "working_hours", _("working hours")
    DAYS = "days", _("days")
    WORKING_DAYS = "working_days", _("working days")
    MONTHS = "months", _("months")
    TEXT = "text", _("text")


PLACES = {Unit.FRACTION: 6, Unit.FACTOR: 6, Unit.YUAN: 2}


@dataclass(frozen=True)
class Known:
    """A row the product brings: from which day, what, and by which law, notice or custom. Verified: read in the source."""

    valid_from: date
    value: str
    source: str
    verified: bool = False


@dataclass(frozen=True)
class Figure:
    """A declared figure; ``least`` and ``most`` are the bounds of what a store may set, in the unit itself;
    ``check`` refuses a text that says nothing."""

    name: str
    title: Any
    unit: Unit
    rows: tuple[Known, ...] = ()
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    hint: Any = ""
    check: Callable[[str], object] | None = None


@dataclass(frozen=True)
class Row:
    """A figure from a day on, from the product (version 0) or the store."""

    name: str
    valid_from: date
    version: int
    value: str
    source: str
    verified: bool
    set_by: str = ""
    set_at: datetime | None = None
    verified_by: str = ""
    set_by_id: int = 0


_figures: dict[str, Figure] = {}


def declare(*figures: Figure) -> None:
    """Enter figures into the register; a value that does not fit its own unit fails at start."""
    for figure in figures:
        if _figures.setdefault(figure.name, figure) != figure:
            raise ValueError(f"two figures are named {figure.name}")
        for row in figure.rows:
            if not row.source or plain_value(figure, row.value) != row.value:
                raise ValueError(f"{figure.name}: {row.value!r} of {row.valid_from} is not how it is kept")


def declared() -> dict[str, Figure]:
    """The register, by name."""
    return dict(sorted(_figures.items()))


def figure_named(name: str) -> Figure:
    """A declared figure, or Refused("parameter.unknown")."""
    if name not in _figures:
        raise Refused("parameter.unknown", _("There is no such figure. Choose one of the list."), field="name")
    return _figures[name]


def plain_value(figure: Figure, text: str) -> str:
    """How a value is kept: a number in plain digits, 13 % as 0.13. Refused for what the unit or its bounds do not allow."""
    text = text.strip()
    if figure.unit == Unit.TEXT:
        if not text or len(text) > 200:
            raise Refused("parameter.value", _("Write 1 to 200 characters."), field="value")
        if figure.check is not None:
            figure.check(text)
        return text
    hundredth = figure.unit == Unit.FRACTION and text.endswith(("%", "％"))
    number = read_number(text[:-1] if hundredth else text)
    if number is None:
        raise Refused(
            "parameter.value", _("Write a number, for example %(sample)s."), field="value", sample=_sample(figure)
        )
    number = number / 100 if hundredth else number
    if number != round(number, PLACES.get(figure.unit, 0)):
        raise Refused("parameter.value", _("At most %(places)s decimal places."), field="value", places=PLACES.get(figure.unit, 0))  # fmt: skip
    most = figure.most if figure.most is not None else Decimal(1) if figure.unit == Unit.FRACTION else Decimal(10) ** 9
    if not figure.least <= number <= most:
        raise Refused("parameter.bounds", _("This figure lies between %(least)s and %(most)s."), field="value",
                      least=shown(figure, f"{figure.least:f}"), most=shown(figure, f"{most:f}"))  # fmt: skip
    return f"{number.normalize():f}"


def _sample(figure: Figure) -> str:
    return figure.rows[-1].value if figure.rows else "1"


def shown(figure: Figure, value: str) -> str:
    """A value as people read it, with its unit."""
    if figure.unit == Unit.TEXT:
        return value
    if figure.unit == Unit.FRACTION:
        return f"{(Decimal(value) * 100).normalize():f} %"
    return f"{Decimal(value):,f} {figure.unit.label}"


class Figures:
    """The figures of one store, read with one query when the first is asked for."""

    def __init__(self, store_id: int) -> None:
        self.store_id = store_id
        self._own: dict[str, list[Row]] | None = None

    def history(self, name: str) -> list[Row]:
        """All rows of a figure, the last day first and of one day the row that counts first."""
        figure = _figures[name]
        brought = [Row(name, k.valid_from, 0, k.value, k.source, k.verified) for k in figure.rows]
        rows = [*brought, *self._mine().get(name, [])]
        return sorted(rows, key=lambda row: (row.valid_from, row.version), reverse=True)

    def row(self, name: str, on: date) -> Row | None:
        """The row that counts on a day, None before the first one."""
        return next((row for row in self.history(name) if row.valid_from <= on), None)

    def _mine(self) -> dict[str, list[Row]]:
        if self._own is None:
            self._own = defaultdict(list)
            for r in Parameter.objects.filter(store_id=self.store_id):
                self._own[r.name].append(
                    Row(r.name, r.valid_from, r.version, r.value, r.source, r.verified_by_id is not None,
                        r.set_by_name, r.set_at, r.verified_by_name, r.set_by_id)
                )  # fmt: skip
        return self._own


Who = Context | Actor | Figures


def figures_of(who: Who) -> Figures:
    """The figures of a store; within one act, and on one page, they are read once."""
    if isinstance(who, Figures):
        return who
    if isinstance(who, Actor):
        store_id = who.store_id
        return once(("parameters", store_id), lambda: Figures(store_id))
    if "parameters" not in who.memo:
        who.memo["parameters"] = Figures(who.store_id)
    found: Figures = who.memo["parameters"]
    return found


def parameter(who: Who, name: str, on: date) -> Decimal:
    """The number that holds on a day. KeyError for a name nobody declared, ValueError for a day before the first row."""
    return Decimal(text_parameter(who, name, on))


def text_parameter(who: Who, name: str, on: date) -> str:
    """The text that holds on a day; errors like ``parameter``."""
    row = figures_of(who).row(name, on)
    if row is None:
        raise ValueError(f"no figure {name} on {on}")
    return row.value
