"""What somebody holds of the house and has to give back before he leaves: each department tells its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Holding:
    """A thing held, in words, and its page."""

    words: str
    url: str


Told = Callable[[int, int], Iterable[Holding]]
_told: list[Told] = []


def holds(told: Told) -> Told:
    """Register a function of (store id, employee id)."""
    if told not in _told:
        _told.append(told)
    return told


def held_by(store_id: int, employee_id: int) -> list[Holding]:
    """Everything a person holds, over all departments."""
    return [holding for told in _told for holding in told(store_id, employee_id)]
