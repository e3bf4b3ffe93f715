"""Where questions can be drawn from: a department above registers what it knows."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any


@dataclass(frozen=True)
class Drawn:
    """A question: its choices, and which of them (from 0) is right."""

    text: str
    choices: tuple[str, ...]
    answer: int


# (store id, how many, chance) -> questions; it may give fewer than asked.
Draw = Callable[[int, int, Random], list[Drawn]]
_sources: dict[str, tuple[Any, Draw]] = {}


def source(name: str, title: Any) -> Callable[[Draw], Draw]:
    """Register a function that draws questions."""

    def register(draw: Draw) -> Draw:
        _sources[name] = (title, draw)
        return draw

    return register


def sources() -> dict[str, Any]:
    """The names of all sources with their titles."""
    return {name: title for name, (title, _draw) in sorted(_sources.items())}


def draw_from(name: str, store_id: int, count: int, chance: Random) -> list[Drawn]:
    """Questions from a source; none from one that is not there (any more)."""
    return _sources[name][1](store_id, count, chance)[:count] if name in _sources else []
