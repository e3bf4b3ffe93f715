"""Sub-ledgers: the books of the departments that an account mirrors. A department enters its own; finance compares.

    @sub_ledger("vehicle_stock", _("Vehicles by VIN"), "/carsales/vehicles/")
    def vehicles(who: Actor | Context) -> Decimal: …

What is counted (assets, goods) enters what its last count said by ``last_count``.

The amount is debit positive, in yuan; None where the store keeps no such book.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chehang.core.context import Actor, Context

Amount = Callable[[Actor | Context], Decimal | None]
Amounts = Callable[[Actor | Context], Mapping[str, Decimal]]


@dataclass(frozen=True)
class SubLedger:
    """The book behind the account that plays ``role``."""

    role: str
    title: Any
    url: str


_known: dict[str, tuple[SubLedger, Amount | Amounts]] = {}


def sub_ledger(role: str, title: Any, url: str) -> Callable[[Amount], Amount]:
    """Enter a department's book."""

    def enter(amount: Amount) -> Amount:
        _known[role] = (SubLedger(role, title, url), amount)
        return amount

    return enter


def sub_ledgers_at_once(*entries: tuple[str, Any, str]) -> Callable[[Amounts], Amounts]:
    """Enter several (role, title, url) that are read together; the function answers by role, and leaves out what the store does not keep."""

    def enter(amounts: Amounts) -> Amounts:
        for role, title, url in entries:
            _known[role] = (SubLedger(role, title, url), amounts)
        return amounts

    return enter


def sub_ledgers(who: Actor | Context) -> list[tuple[SubLedger, Decimal]]:
    """All books that the store keeps with what they stand at, in the order of the roles; each function is asked once."""
    asked: dict[Any, Any] = {}
    found = []
    for role in sorted(_known):
        book, amount = _known[role]
        if amount not in asked:
            asked[amount] = amount(who)
        said = asked[amount].get(role) if isinstance(asked[amount], Mapping) else asked[amount]
        if said is not None:
            found.append((book, said))
    return found


@dataclass(frozen=True)
class Counted:
    """账实: what the last count of something said: in the books, and really there (pieces or yuan)."""

    title: Any
    url: str
    booked: Decimal
    found: Decimal


_counts: list[Callable[[Actor | Context], Counted | None]] = []


def last_count(said: Callable[[Actor | Context], Counted | None]) -> Callable[[Actor | Context], Counted | None]:
    """Enter what a department counts; it answers None where nothing was ever counted."""
    _counts.append(said)
    return said


def last_counts(who: Actor | Context) -> list[Counted]:
    """What the last counts of all departments said."""
    return [found for said in _counts if (found := said(who)) is not None]
