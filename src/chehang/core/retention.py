"""How long each kind of record is kept (保存期限), declared by its department, and what is due to be destroyed.

A kind without an ``end`` stays for good. Years are dated figures (``keep.<kind>`` in months): a law that changes is a new row.
The acts, asked for by one person and done by another, are in ``office``; what is due follows from here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from .calendar import months_after
from .context import STORE_TIME, Actor, Context
from .parameters import Figure, Known, Unit, declare, parameter

Rows = Callable[[int], QuerySet[Any]]
End = Callable[[Context, QuerySet[Any]], Mapping[int, str]]


@dataclass(frozen=True)
class Keep:
    """A kind of record: ``rows(store_id)`` that may be destroyed at all, aged by their field ``dated``; ``end`` destroys
    them and answers a digest (64 hex digits) of each, which stays for good. ``why``: what it is kept for. ``moment``: the
    field is a time, not a day."""

    kind: str
    title: Any
    why: Any
    rows: Rows
    dated: str
    end: End | None = None
    moment: bool = True

    @property
    def figure(self) -> str:
        return f"keep.{self.kind}"


_kinds: dict[str, Keep] = {}


def keep(kind: Keep, *, months: int = 0, source: str = "", verified: bool = False) -> None:
    """Declare a kind, and its figure where it is not kept for good; ``months`` from the record's own day."""
    if kind.kind in _kinds:
        raise ValueError(f"kept twice: {kind.kind}")
    _kinds[kind.kind] = kind
    if kind.end is not None:
        rows = (Known(date(2000, 1, 1), str(months), source, verified),)
        declare(Figure(kind.figure, kind.title, Unit.MONTHS, rows, least=Decimal(1), most=Decimal(1200)))


def kinds() -> dict[str, Keep]:
    """All kinds by their code."""
    return dict(_kinds)


def cutoff(who: Actor | Context, kind: Keep, today: date) -> date:
    """Records dated before this day are due: today less the months that hold today."""
    return months_after(today, -int(parameter(who, kind.figure, today)))


def due(who: Actor | Context, kind: Keep, before: date) -> QuerySet[Any]:
    """The rows of a store that are older than ``before`` (a day of the store), oldest first."""
    at = datetime.combine(before, time.min, STORE_TIME).astimezone(UTC)
    older = {f"{kind.dated}__lt": at if kind.moment else before}
    return kind.rows(who.store_id).filter(**older).order_by(kind.dated, "pk")
