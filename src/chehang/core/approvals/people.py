"""Who can speak for a post today. The kernel knows no posts: the organisation tells it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Voice:
    """``employee_id`` may decide for a post: in person, or for ``voice_id`` who is absent.

    ``away``: holds the post but is absent today, so nobody should wait for him.
    """

    employee_id: int
    name: str
    voice_id: int
    voice_name: str = ""
    away: bool = False


Duty = dict[str, list[Voice]]


@dataclass(frozen=True)
class Organisation:
    """``on_duty``(store, day) gives the voices of every post, ``above``(post) the next post up ("" at the top)."""

    on_duty: Callable[[int, date], Duty]
    above: Callable[[str], str]
    title: Callable[[str], Any]
    posts: Callable[[], Iterable[str]]


_known: list[Organisation] = []


def tell(organisation: Organisation) -> None:
    """Make the organisation known to the kernel (once, when the app starts)."""
    _known[:] = [organisation]


def organisation() -> Organisation:
    """What the kernel was told."""
    return _known[0]


def asked_post(post: str, duty: Duty, out: set[int]) -> str:
    """The post that is asked in fact: the next one up when nobody on ``post`` is there who may decide.

    ``out`` are the persons who may not: authors, and who has spoken already. When nobody is left up to the top it stays.
    """
    here = post
    while here:
        if any(free(v, out) and not v.away for v in duty.get(here, ())):
            return here
        here = organisation().above(here)
    return post


def free(voice: Voice, out: set[int]) -> bool:
    """Whether neither the person nor the one he stands in for is among ``out``."""
    return voice.employee_id not in out and voice.voice_id not in out
