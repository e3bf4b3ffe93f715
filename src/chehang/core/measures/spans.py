"""Spans of days: a day, a week (Monday to Sunday), a month, a quarter, a year, or from one day to another."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import DateTimeField, Model, Q, QuerySet
from django.utils.translation import gettext as _

from chehang.core.context import STORE_TIME
from chehang.core.lookups import field_at

KINDS = ("day", "week", "month", "quarter", "year")
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-W(?P<week>\d{2})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\Z"
)


@dataclass(frozen=True)
class Span:
    """From ``first`` to ``last``, both included. ``kind`` is one of KINDS, or ``days`` for any other span."""

    first: date
    last: date
    kind: str = "days"

    @staticmethod
    def of(kind: str, on: date) -> Span:
        """The day, week, month, quarter or year in which ``on`` lies."""
        if kind == "day":
            return Span(on, on, kind)
        if kind == "week":
            first = on - timedelta(days=on.weekday())
            return Span(first, first + timedelta(days=6), kind)
        months = {"month": 1, "quarter": 3, "year": 12}[kind]
        start = (on.month - 1) // months * months + 1
        end = start + months - 1
        return Span(date(on.year, start, 1), date(on.year, end, monthrange(on.year, end)[1]), kind)

    @staticmethod
    def read(text: str) -> Span | None:
        """2026, 2026-Q4, 2026-11, 2026-W48, 2026-11-23 or 2026-11-01..2026-11-23; None when it is no span."""
        if ".." in text:
            ends = [Span.read(t) for t in text.split("..", 1)]
            if ends[0] and ends[1] and ends[0].kind == ends[1].kind == "day" and ends[0].first <= ends[1].last:
                return Span(ends[0].first, ends[1].last)
            return None
        found = _CODE.match(text) if text.isascii() else None
        if found is None:
            return None
        try:
            span = _named({k: int(v) for k, v in found.groupdict().items() if v})
        except ValueError:
            return None
        return span if span.first >= EARLIEST and span.last <= LATEST else None

    @property
    def code(self) -> str:
        """The short form that ``read`` reads."""
        if self.kind == "week":
            year, week, _day = self.first.isocalendar()
            return f"{year}-W{week:02d}"
        written = {
            "day": f"{self.first}",
            "month": f"{self.first:%Y-%m}",
            "quarter": f"{self.first.year}-Q{(self.first.month + 2) // 3}",
            "year": f"{self.first.year}",
        }
        return written.get(self.kind, f"{self.first}..{self.last}")

    def back(self, n: int = 1) -> Span:
        """The span ``n`` before this one, of the same kind (of as many days when it has none)."""
        span = self
        for _again in range(n):
            before = span.first - timedelta(days=1)
            if self.kind == "days":
                span = Span(before - (self.last - self.first), before)
            else:
                span = Span.of(self.kind, before)
        return span

    def year_before(self) -> Span:
        """The same span a year earlier."""
        if self.kind in ("day", "week"):
            moved = timedelta(days=364)  # the same day of the week
            return replace(self, first=self.first - moved, last=self.last - moved)
        if self.kind == "days":
            return Span(_a_year_back(self.first), _a_year_back(self.last))
        return Span.of(self.kind, _a_year_back(self.first))

    def following(self) -> Span:
        """The span after this one."""
        after = self.last + timedelta(days=1)
        return Span(after, after + (self.last - self.first)) if self.kind == "days" else Span.of(self.kind, after)

    def until(self, today: date) -> Span:
        """What of it is over: nothing that happens after ``today`` is known."""
        return self if self.last <= today else replace(self, last=max(today, self.first), kind="days")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many months it touches; a span within one month counts as one."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def __str__(self) -> str:
        if self.kind == "days":
            return _("%(first)s to %(last)s") % {"first": self.first, "last": self.last}
        return self.code


def _named(at: dict[str, int]) -> Span:
    if "quarter" in at:
        return Span.of("quarter", date(at["year"], at["quarter"] * 3, 1))
    if "week" in at:
        return Span.of("week", date.fromisocalendar(at["year"], at["week"], 1))
    if "day" in at:
        return Span.of("day", date(at["year"], at["month"], at["day"]))
    return Span.of("month" if "month" in at else "year", date(at["year"], at.get("month", 1), 1))


def _a_year_back(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last))


def moments(span: Span) -> tuple[datetime, datetime]:
    """From this moment to before that one, in the time of the store."""
    after = span.last + timedelta(days=1)
    return tuple(datetime.combine(d, time(), STORE_TIME).astimezone(UTC) for d in (span.first, after))  # type: ignore[return-value]


def inside(model: type[Model], day: str, span: Span) -> Q:
    """The condition that ``day`` (a date or a moment) lies in the span; comparable by an index."""
    if isinstance(field_at(model, day), DateTimeField):
        start, end = moments(span)
        return Q(**{f"{day}__gte": start, f"{day}__lt": end})
    return Q(**{f"{day}__gte": span.first, f"{day}__lte": span.last})


def within(rows: QuerySet[Any], day: str, span: Span) -> QuerySet[Any]:
    """The rows whose ``day`` lies in the span."""
    return rows.filter(inside(rows.model, day, span))
