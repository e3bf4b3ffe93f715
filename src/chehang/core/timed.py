"""Kinds of deadlines and their ladders: what a department declares, and what a store decides instead. No rows of things.

A rung says when somebody is told: at a ``share`` of the time allowed (in per cent), so many minutes ``before`` or ``after``
the deadline. ``whose`` is the post that has to act, ``late`` the one above; any other word is a post.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from .calendar import WORKING, Calendar, Within
from .context import Context
from .errors import Refused
from .models import Ladder, Timer

WHEN = ("share", "before", "after")
MOST_RUNGS = 9


@dataclass(frozen=True)
class Rung:
    """One step of a ladder: ``when`` and its ``amount`` (per cent, or minutes), and who is told."""

    when: str
    amount: int
    tell: str


USUAL = (Rung("share", 80, "whose"), Rung("after", 0, "late"))


@dataclass(frozen=True)
class Timed:
    """A kind of deadline. Bound to a machine it runs while the object stands in one of ``states``.

    The time allowed is ``within``, or the end of the day in the object's date field ``until``; without either the caller
    of ``timers.start`` says it. ``asks_reason``: who finishes late has to say why.
    """

    name: str
    title: Any
    states: tuple[str, ...] = ()
    within: Within | None = None
    until: str = ""
    whose: str = ""
    late: str = ""
    asks_reason: bool = False
    ladder: tuple[Rung, ...] = USUAL

    def __post_init__(self) -> None:
        check_ladder(self.ladder)


_kinds: dict[str, Timed] = {}


def declare(*kinds: Timed) -> None:
    """Enter kinds of deadlines into the register."""
    for kind in kinds:
        if _kinds.setdefault(kind.name, kind) != kind:
            raise ValueError(f"two kinds of deadlines are named {kind.name}")


def kinds() -> dict[str, Timed]:
    """The register, by name."""
    return dict(sorted(_kinds.items()))


def kind_named(name: str) -> Timed:
    """A kind, or Refused("timer.unknown")."""
    if name not in _kinds:
        raise Refused("timer.unknown", _("There is no such kind of deadline."), field="kind")
    return _kinds[name]


def title_of(name: str) -> Any:
    """What a kind of deadline asks for."""
    return _kinds[name].title if name in _kinds else name


_posts: dict[str, Any] = {}


def name_posts(titles: Mapping[str, Any]) -> None:
    """The organisation tells how its posts are called."""
    _posts.update(titles)


def post_title(post: str) -> str:
    """A post as people call it."""
    return str(_posts.get(post, post))


def check_ladder(rungs: Iterable[Rung]) -> None:
    """Refuse a ladder that goes round, has no end, or does not climb."""
    rungs = list(rungs)
    if len(rungs) > MOST_RUNGS:
        raise Refused("ladder.long", _("A ladder has at most %(most)s rungs."), field="rungs", most=MOST_RUNGS)
    for n, rung in enumerate(rungs):
        if rung.when not in WHEN or rung.amount < 0 or (rung.when == "share" and not 0 < rung.amount < 100):
            raise Refused("ladder.rung", _("A share lies between 1 and 99 per cent, minutes are never negative."), field=f"rungs.{n}.amount")  # fmt: skip
    after = [r for r in rungs if r.when == "after"]
    if not after:
        raise Refused("ladder.no_end", _("Somebody has to be told when the deadline has passed. Add a rung after it."), field="rungs")  # fmt: skip
    told = [r.tell for r in after]
    if len(set(told)) < len(told):
        raise Refused("ladder.round", _("The ladder goes round: after the deadline each post is told once."), field="rungs")  # fmt: skip
    for when in WHEN:
        steps = [r.amount for r in rungs if r.when == when]
        if when == "before":
            steps = steps[::-1]
        if steps != sorted(set(steps)):
            raise Refused("ladder.order", _("Each rung comes later than the one before it."), field="rungs")


def ladders_of(ctx: Context) -> dict[str, tuple[Rung, ...]]:
    """The ladders the store decided on, by kind; an empty one takes the usual one back. Read once in an act."""
    if "ladders" not in ctx.memo:
        rows = Ladder.objects.filter(store_id=ctx.store_id).order_by("version")
        ctx.memo["ladders"] = {row.kind: tuple(Rung(*rung) for rung in row.rungs) for row in rows}
    found: dict[str, tuple[Rung, ...]] = ctx.memo["ladders"]
    return found


def ladder_of(ctx: Context, kind: str) -> tuple[Rung, ...]:
    """Who is told of a kind of deadline in this store."""
    return ladders_of(ctx).get(kind) or (_kinds[kind].ladder if kind in _kinds else USUAL)


def climb(timer: Timer, ladder: Iterable[Rung], calendar: Calendar) -> list[tuple[datetime, Rung]]:
    """When each rung comes, in order. After a deadline in working time the minutes are working minutes too."""
    whole = timer.due_at - timer.started_at
    found = []
    for rung in ladder:
        if rung.when == "share":
            moment = timer.started_at + whole * rung.amount / 100
        elif rung.when == "before":
            moment = timer.due_at - timedelta(minutes=rung.amount)
        elif timer.unit in WORKING and rung.amount:
            moment = calendar.after(timer.due_at, rung.amount)
        else:
            moment = timer.due_at + timedelta(minutes=rung.amount)
        found.append((moment, rung))
    return sorted(found, key=lambda step: step[0])


def next_moment(timer: Timer, steps: Iterable[tuple[datetime, Rung]]) -> datetime | None:
    """When this deadline has to be looked at again: the next rung, or the deadline itself."""
    coming = [moment for moment, _rung in steps if moment > timer.told_until]
    if timer.state == "open":
        coming.append(timer.due_at)
    return min(coming, default=None)
