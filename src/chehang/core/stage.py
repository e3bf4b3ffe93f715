"""The stage of the sample store: what each department's chapter (``<department>/demo.py``) is given to play with.

A chapter tells stories. A story is a generator: between its acts it yields how long nothing happens, in minutes or as a
timedelta, and meanwhile the others go on. What is not told to its end when the curtain falls is what waits on the desks.
"""

import io
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import heappop, heappush
from random import Random
from typing import Any, TypeVar

from PIL import Image, ImageDraw

from . import files
from .context import STORE_TIME, Actor, FixedClock
from .inbox import open_items
from .operation import Done, Operation
from .operations.settle_message import settle_message
from .pending import acts_of

T = TypeVar("T")
Story = Generator[int | timedelta, None, T]

OPENING = time(8, 30)
DAYS_A_MONTH = 30
# How many customers a weekday brings, Monday first; the mean is 1.
WEEKDAY = (1.08, 0.96, 0.92, 0.92, 0.96, 1.36, 0.8)


class Size(StrEnum):
    """How much is played: ``QUICK`` shows every kind of paper in a good quarter of a small store's number of them, ``TINY``
    is for tests."""

    TINY = "tiny"
    QUICK = "quick"
    SMALL = "S"
    TYPICAL = "M"


PACE = {Size.TINY: 0.33, Size.QUICK: 0.28, Size.SMALL: 1.0, Size.TYPICAL: 1.0}


@dataclass(frozen=True)
class Person:
    """Somebody who works in a sample store: personnel number, name, login and posts. ``store`` is the store's code."""

    number: str
    name: str
    login: str
    posts: tuple[str, ...]
    store: str = "01"


@dataclass
class House:
    """What all chapters share: the store and its people, the clock, what is still to happen, what was made once."""

    store: Any
    clock: FixedClock
    since: date
    until: date
    size: Size
    pin: str
    actors: dict[str, Actor] = field(default_factory=dict)
    agenda: list[tuple[datetime, int, "Stage", Story[Any]]] = field(default_factory=list)
    memory: dict[Any, Any] = field(default_factory=dict)
    told: int = 0

    def begin(self, stage: "Stage", story: Story[Any], at: datetime) -> None:
        """Let a story go on at a moment; of two at the same moment the one that was begun first goes first."""
        self.told += 1
        heappush(self.agenda, (at, self.told, stage, story))

    def play(self, end: datetime, latest: datetime) -> None:
        """Go on with every story until ``end``; nothing carries a date later than ``latest``."""
        while self.agenda and self.agenda[0][0] <= end:
            at, _told, stage, story = heappop(self.agenda)
            self.clock.at = min(at, latest)
            try:
                pause = next(story)
            except StopIteration:
                continue
            except Exception as error:
                error.add_note(f"in the sample store: {stage.chapter}, {_name(story)}, {at:%Y-%m-%d %H:%M}")
                raise
            if pause is None:
                raise TypeError(f"{stage.chapter}.{_name(story)} yields no time")
            self.begin(stage, story, at + (pause if isinstance(pause, timedelta) else timedelta(minutes=pause)))


class Stage:
    """The house as one chapter sees it, with random numbers of its own: a new chapter does not change the others."""

    def __init__(self, house: House, chapter: str, seed: int) -> None:
        self.house, self.chapter = house, chapter
        self.random = Random(f"{seed}/{chapter}")
        self.store, self.clock, self.actors, self.pin = house.store, house.clock, house.actors, house.pin

    @property
    def today(self) -> date:
        """The business date."""
        return self.clock.today()

    @property
    def first_day(self) -> bool:
        """Whether the books were opened today."""
        return self.today == self.house.since

    @property
    def days_left(self) -> int:
        """Days until the curtain falls."""
        return (self.house.until - self.today).days

    def run(self, operation: Operation[Any], data: dict[str, Any], who: str) -> Done:
        """Perform an operation as the person with this login; ``data`` is what its page or the API would send."""
        return operation(operation.command.model_validate(data), actor=self.actors[who], clock=self.clock)

    def someone(self, post: str) -> str:
        """The login of the first person of the store who holds a post."""
        store = self.store.pk
        return next(n for n, who in self.actors.items() if post in who.posts and who.store_id == store)

    def read_messages(self, who: str, older_than: timedelta) -> None:
        """A person marks the older messages of the own desk as dealt with, as far as they ask for nothing."""
        old = list(open_items(self.actors[who]).filter(created_at__lt=self.clock.at - older_than))
        for item in (i for i in old if i.pk not in acts_of(old, self.actors[who])):
            self.run(settle_message, {"message": item.pk}, who)

    def begin(self, story: Story[Any], at: str = "") -> None:
        """Begin a story today at ``at`` (``"09:20"``), without it now."""
        when = self._moment(self.today, at) if at else self.clock.at
        if when < self.clock.at:
            raise ValueError(f"{self.chapter}: {at} is over already")
        self.house.begin(self, story, when)

    def until(self, days: int, at: str) -> timedelta:
        """How long it is from now to a time of day some days ahead: ``yield stage.until(4, "09:40")``."""
        return self._moment(self.today + timedelta(days=days), at) - self.clock.at

    def how_many(self, *, small: float, typical: float) -> int:
        """How often something happens today, from how often a month in a small and in a typical store."""
        house = self.house
        month = (typical if house.size is Size.TYPICAL else small) * PACE[house.size]
        mean = month / DAYS_A_MONTH * WEEKDAY[self.today.weekday()]
        return max(0, int(self.random.gauss(mean, mean**0.5 / 2) + 0.5)) if mean > 2 else self._seldom(mean)

    def _seldom(self, mean: float) -> int:
        return int(mean) + (self.random.random() < mean % 1)

    def during_the_day(self, count: int, first: str = "08:50", last: str = "16:40") -> list[str]:
        """So many times of the day, in order."""
        start, end = (int(t[:2]) * 60 + int(t[3:]) for t in (first, last))
        minutes = sorted(self.random.sample(range(start, end), count))
        return [f"{m // 60:02d}:{m % 60:02d}" for m in minutes]

    def once(self, make: Callable[["Stage"], T]) -> T:
        """What ``make`` gives, made once and shared by all chapters."""
        memory = self.house.memory
        if make not in memory:
            memory[make] = make(self)
        found: T = memory[make]
        return found

    def picture(self, words: str) -> str:
        """A signature or a photo, kept as an uploaded file; its SHA-256."""
        memory = self.house.memory
        if words not in memory:
            memory[words] = _drawn(words)
        return str(memory[words])

    def signature(self) -> str:
        """One of a few signatures."""
        return self.picture(f"签名{self.random.randrange(6)}")

    @staticmethod
    def _moment(day: date, at: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(at), STORE_TIME).astimezone(UTC)


def opening_of(day: date) -> datetime:
    """When the store opens on a day."""
    return datetime.combine(day, OPENING, STORE_TIME).astimezone(UTC)


def _name(story: Any) -> str:
    return str(getattr(story, "__name__", story))


def _drawn(words: str) -> str:
    image = Image.new("RGB", (320, 120), "white")
    pen, seed = ImageDraw.Draw(image), Random(words)
    points = [(12 + i * 24, 60 + seed.randint(-44, 44)) for i in range(13)]
    pen.line(points, fill="black", width=4, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return files.keep(out.getvalue(), f"{words}.png").sha256
