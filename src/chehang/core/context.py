"""Who acts, when, and what an operation leaves behind: the actor, the clock and the context of one act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from django.db.models import Model

    from .doubts import Doubt
    from .models import Transition

STORE_TIME = ZoneInfo("Asia/Shanghai")


class Clock:
    """The time as the server sees it."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The business date in the store."""
        return self.now().astimezone(STORE_TIME).date()


class FixedClock(Clock):
    """A clock that stands still until it is moved: for tests and for playing past business."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Reach(Protocol):
    """The other stores of a person with posts in several."""

    def stores_with(self, permission: str) -> frozenset[int]:
        """The stores in which the person holds a right."""

    def each(self, permission: str) -> list[Actor]:
        """The same person in each store in which he holds a right."""

    def at(self, store_id: int) -> Actor:
        """The same person at work in another store."""


@dataclass(frozen=True)
class Actor:
    """A person at work in one store. ``employee_id`` is the natural person, ``account_id`` the login used.

    Who holds posts in several stores works in one of them at a time; ``reach`` opens the others, for reading.
    """

    account_id: int
    employee_id: int
    store_id: int
    name: str
    posts: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    address: str = ""
    channel: str = "web"
    store_code: str = ""
    reach: Reach | None = field(default=None, compare=False, repr=False)

    def stores_with(self, permission: str) -> frozenset[int]:
        """The stores in which this person holds ``permission``; one question for who works in several."""
        if self.reach is not None:
            return self.reach.stores_with(permission)
        return frozenset({self.store_id} if self.may(permission) else ())

    def may(self, permission: str) -> bool:
        """Whether one of the actor's posts holds ``permission`` (the name of an operation or a screen)."""
        return permission in self.permissions


def system_actor(store_id: int = 0, channel: str = "job") -> Actor:
    """The house itself: for jobs and console commands. It is nobody and holds no permission by itself."""
    return Actor(0, 0, store_id, "system", channel=channel)


Progress = Callable[[int, int], None]


def without_progress(done: int, total: int) -> None:
    """Nobody watches."""


@dataclass
class Context:
    """One act under way: passed to every operation and service, ends up in the journal.

    ``prepared`` is what the operation's ``prepare`` read and computed before the transaction; meanwhile it may tell
    ``progress``(done, total) how far it is.
    """

    actor: Actor
    clock: Clock
    operation: str
    changes: list[dict[str, Any]] = field(default_factory=list)
    subject: tuple[str, int] = ("", 0)
    steps: list[Transition] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    memo: dict[str, Any] = field(default_factory=dict)  # what was read once and holds for the whole act
    prepared: Any = None
    progress: Progress = without_progress

    def __post_init__(self) -> None:
        self.now = self.clock.now()
        self.today = self.clock.today()
        self.store_id = self.actor.store_id

    def changed(self, obj: Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Note what became of ``obj``; the first object noted is the subject of the journal row."""
        label, pk = obj._meta.label, int(obj.pk)
        if not self.subject[0]:
            self.subject = (label, pk)
        self.changes.append({"object": label, "id": pk, "before": before, "after": after})

    def concerns(self, obj: Model) -> None:
        """The act is about ``obj``, whatever else it touched before."""
        self.subject = (obj._meta.label, int(obj.pk))

    @contextmanager
    def about(self, obj: Model) -> Iterator[None]:
        """Messages told inside belong to ``obj``, whatever the act as a whole is about."""
        before = self.subject
        self.concerns(obj)
        try:
            yield
        finally:
            self.subject = before

    def doubt(self, code: str, message: Any, /, *, field: str = "", **params: Any) -> None:
        """Ask about something unusual that may be right; the act goes on, so that every rule still has its say.

        ``params`` are the facts asked about: a confirmation holds for these and no others. When the act would be done and
        somebody has not confirmed, nothing is done and the person is asked.
        """
        from .doubts import doubt_of

        self.doubts.append(doubt_of(code, message, field, params))

    def announce(self, event: Any) -> None:
        """Tell those above: listeners run now, in the same transaction."""
        from .listening import dispatch

        dispatch(event, self)

    def tell(self, title: Any, *, post: str = "", employee_id: int = 0, link: str = "", **params: Any) -> None:
        """Put a message into the inbox of everyone on ``post`` of this store, or of one employee."""
        from .inbox import put

        put(self, title, post=post, employee_id=employee_id, link=link, params=params)
