"""Who plays, and when: the departments' chapters day by day, none of it later than now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps

from chehang.core.app import ChehangApp
from chehang.core.context import STORE_TIME
from chehang.core.stage import House, Size, Stage, opening_of

from . import cast

Progress = Callable[[int, int, str], None]
SEED = 4711
MORNING = timedelta(minutes=40)  # that long ago the last of it happened
CLOSING = time(22, 0)
COFFEE = time(10, 30)  # so far goes the last day
MONTH_END = 3  # of the next month


@dataclass(frozen=True)
class Chapter:
    """A department's ``demo.py`` with its own view of the stage."""

    name: str
    module: ModuleType
    stage: Stage

    def tell(self, what: str, *args: Any, at: str = "") -> None:
        """Call one of the chapter's functions if it has it; a story it gives is begun."""
        told = getattr(self.module, what, None)
        story = told(self.stage, *args) if told else None
        if story is not None:
            self.stage.begin(story, at)


def found() -> list[tuple[str, ModuleType]]:
    """The chapters by department, lowest floor first."""
    names = [(c.label, f"{c.name}.demo") for c in apps.get_app_configs() if isinstance(c, ChehangApp)]
    return [(label, import_module(name)) for label, name in names if label != "project" and find_spec(name)]


def first_day(now: datetime, months: int) -> date:
    """The first of a month, ``months`` months before now, half a month more or less."""
    back = now.astimezone(STORE_TIME).date() - timedelta(days=round(months * 30.4375) - 15)
    return back.replace(day=1)


def perform(now: datetime, since: date, size: Size, progress: Progress, only: frozenset[str] = frozenset()) -> House:
    """Play from ``since`` to this morning; leaves work on every desk. ``only`` names the chapters, empty: all."""
    latest = now - MORNING
    until = latest.astimezone(STORE_TIME).date()
    modules = [(name, m) for name, m in found() if not only or name in only]
    house = cast.raise_curtain(since, until, size, [p for _n, m in modules for p in getattr(m, "people", list)()])
    chapters = [Chapter(name, module, Stage(house, name, SEED)) for name, module in modules]
    days = (until - since).days
    progress(0, days + 1, "人员、客户、目录")
    for chapter in chapters:
        chapter.tell("masters")
    for n in range(days):
        day = since + timedelta(days=n)
        progress(n + 1, days + 1, f"{day:%m-%d}")
        _day(house, chapters, day, latest)
    house.clock.at = min(opening_of(until), latest)
    for chapter in chapters:
        chapter.tell("today")
    house.play(_at(until, COFFEE), latest)
    progress(days + 1, days + 1, "完成")
    return house


def _day(house: House, chapters: list[Chapter], day: date, latest: datetime) -> None:
    house.clock.at = opening_of(day)
    for chapter in chapters:
        chapter.tell("day")
    month = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    if day.day == MONTH_END and month >= house.since:
        for n, chapter in enumerate(chapters):
            chapter.tell("month_end", month, at=f"18:{n:02d}")
    house.play(_at(day, CLOSING), latest)


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, STORE_TIME)
