"""How the installation is: checks are registered here, and the page of health, the desk and ``/metrics`` show the same signs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Check = Callable[[datetime], Iterable["Sign"]]
FINE, LOOK, BAD = "green", "amber", "red"


@dataclass(frozen=True)
class Sign:
    """One thing looked at: its value for people, its level, what to do about it, and its number for machines.

    ``metric`` is the name of the number after ``chehang_``, with its unit; a sign without one is not measured.
    """

    title: Any
    value: Any
    level: str = FINE
    advice: Any = ""
    metric: str = ""
    number: float | None = None


_checks: list[Check] = []


def check(find: Check) -> Check:
    """Register a function (now) -> signs. It stands on a desk that is opened often: a few indexed queries at most."""
    _checks.append(find)
    return find


def signs(now: datetime) -> list[Sign]:
    """Everything that is looked at, in the order of registration."""
    return [sign for find in _checks for sign in find(now)]


def troubles(now: datetime) -> list[Sign]:
    """What somebody has to look at, the worst first."""
    return sorted((s for s in signs(now) if s.level != FINE), key=lambda s: s.level != BAD)
