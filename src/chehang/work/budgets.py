"""The expense budget between departments that do not know finance: what each has promised to spend, and what is left.

A department tells its commitments (``commits``), so that finance counts them as asked for; finance says how much of an item is left
(``keeps``), so that a department asks before it promises more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.context import Actor, Context


@dataclass(frozen=True)
class Commitment:
    """What a department means to spend on an item, in yuan."""

    department: str
    item: str
    amount: Decimal


Told = Callable[[int], Iterable[Commitment]]
Left = Callable[[Actor | Context, date, str, str], Decimal | None]
_told: list[Told] = []
_left: list[Left] = []


def commits(told: Told) -> Told:
    """Register a function of a store id: what of it is promised and not yet claimed."""
    if told not in _told:
        _told.append(told)
    return told


def committed(store_id: int) -> list[Commitment]:
    """Everything that is promised, over all departments."""
    return [one for told in _told for one in told(store_id)]


def keeps(left: Left) -> Left:
    """Register who keeps the budget."""
    _left[:] = [left]
    return left


def left_for(ctx: Context, department: str, item: str) -> Decimal | None:
    """What the year so far leaves for an item of a department, in yuan; None where no budget is in force."""
    return left_on(ctx, ctx.today, department, item)


def left_on(who: Actor | Context, today: date, department: str, item: str) -> Decimal | None:
    """The same for a page, on its day."""
    return _left[0](who, today, department, item) if _left else None
