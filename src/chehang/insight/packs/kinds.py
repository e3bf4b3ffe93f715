"""The packs as data: whose they are, how often they come, when they are due, which measures, tables and charts stand in them."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from chehang.core.calendar import end_of
from chehang.core.context import STORE_TIME
from chehang.core.measures import Measure, Span, measures

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Kind:
    """A pack: ``rhythm`` is the kind of period it tells of; it is due ``days`` after the last day of that, at ``by``: an hour of
    the day (10:00), so many minutes after the store closes (+60), or by the end of the day (empty)."""

    code: str
    zh: str
    en: str
    owner: str
    rhythm: str
    days: int
    by: str
    names: tuple[str, ...]
    parts: tuple[tuple[str, str, str], ...] = ()  # form, measure, dimension

    @property
    def title(self) -> str:
        """In the language of the reader."""
        return self.zh if (get_language() or "zh").startswith("zh") else self.en

    @property
    def measures(self) -> list[Measure]:
        """The measures that exist; some belong to departments still to come."""
        known = measures()
        return [known[n] for n in self.names if n in known]

    def due(self, span: Span) -> date:
        """The day it has to be signed."""
        return span.last + timedelta(days=self.days)

    def due_at(self, span: Span, closes: time | None) -> datetime:
        """The moment of that day, which the store ``closes`` at."""
        day = self.due(span)
        if self.by.startswith("+") and closes is not None:
            return datetime.combine(day, closes, STORE_TIME) + timedelta(minutes=int(self.by))
        return datetime.combine(day, time.fromisoformat(self.by), STORE_TIME) if ":" in self.by else end_of(day)

    def last_before(self, day: date) -> Span:
        """The last period that is over on a day; of a daily pack the day itself."""
        span = Span.of(self.rhythm, day)
        return span if self.rhythm == "day" else span.back()


@cache
def kinds() -> dict[str, Kind]:
    """All packs by their codes."""
    lines: dict[str, list[str]] = {}
    parts: dict[str, list[tuple[str, str, str]]] = {}
    with (DATA / "pack_parts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["kind"], []).append((row["form"], row["measure"], row["by"]))
    with (DATA / "pack_lines.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines.setdefault(row["kind"], []).append(row["measure"])
    with (DATA / "packs.csv").open(encoding="utf-8", newline="") as file:
        return {
            r["kind"]: Kind(
                r["kind"],
                r["zh"],
                r["en"],
                r["owner"],
                r["rhythm"],
                int(r["days"]),
                r["by"],
                tuple(lines.get(r["kind"], ())),
                tuple(parts.get(r["kind"], ())),
            )
            for r in csv.DictReader(file)
        }
