"""The house acts on its own: what comes round, and what happens afterwards.

``@every("day 02:00")`` over an operation of the house lets it come round in every store; ``@listens(Event, then=…)`` lets it
follow an event (see ``listening``). The house may do exactly the operations marked ``house=True``; its acts stand in the
journal under the channel "house".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from .context import Actor
from .operation import Operation, operations
from .rhythms import Rhythm, read_rhythm
from .types import Command

Op = TypeVar("Op", bound=Operation[Any])


def house_actor(store_id: int, store_code: str = "") -> Actor:
    """The house at work in a store: no person, no account, the right to its own operations."""
    own = frozenset(op.name for op in operations().values() if op.house)
    return Actor(0, 0, store_id, "system", permissions=own, channel="house", store_code=store_code)


@dataclass(frozen=True)
class Recurring:
    """An operation that comes round: with ``each``, every round missed during a stop is made up for, else only the last.

    ``command`` makes the command of a round from its period (the day, as text).
    """

    name: str
    rhythm: Rhythm
    command: Callable[[str], Command]
    each: bool


_recurring: dict[str, Recurring] = {}


def every(rhythm: str, *, command: Callable[[str], Command], each: bool = False) -> Callable[[Op], Op]:
    """Let an operation of the house come round: ``day 02:00``, ``monday 08:00``, ``month 1 09:00``, ``month last 18:00`` …"""
    read = read_rhythm(rhythm)

    def register(op: Op) -> Op:
        if not op.house:
            raise ValueError(f"{op.name} comes round, so it needs house=True")
        _recurring[op.name] = Recurring(op.name, read, command, each)
        return op

    return register


def recurring() -> dict[str, Recurring]:
    """The register, by the name of the operation."""
    return dict(sorted(_recurring.items()))
