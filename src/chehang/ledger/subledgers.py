"""Sub-ledgers: the books of the departments that an account mirrors. A department enters its own; finance compares.

    @sub_ledger("vehicle_stock", _("Vehicles by VIN"), "/carsales/vehicles/")
    def vehicles(who: Actor | Context) -> Decimal: …

The amount is debit positive, in yuan; None where the store keeps no such book.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chehang.core.context import Actor, Context

Amount = Callable[[Actor | Context], Decimal | None]


@dataclass(frozen=True)
class SubLedger:
    """The book behind the account that plays ``role``."""

    role: str
    title: Any
    url: str
    amount: Amount


_known: dict[str, SubLedger] = {}


def sub_ledger(role: str, title: Any, url: str) -> Callable[[Amount], Amount]:
    """Enter a department's book."""

    def enter(amount: Amount) -> Amount:
        _known[role] = SubLedger(role, title, url, amount)
        return amount

    return enter


def sub_ledgers() -> list[SubLedger]:
    """All that were entered, in the order of the roles."""
    return [_known[role] for role in sorted(_known)]
