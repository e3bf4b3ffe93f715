"""What the catalogue announces to the departments above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A part's prices to a store from a day on; the old ones are None when there were none."""

    part_id: int
    valid_from: date
    old_list_inc: Decimal | None
    old_net_inc: Decimal | None
    list_inc: Decimal
    net_inc: Decimal


@dataclass(frozen=True)
class PriceListImported:
    """A supplier's list was entered; ``replaced`` are known parts that it gives a successor, and from which day."""

    file_id: int
    brand_id: int
    changes: tuple[PriceChange, ...]
    replaced: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True)
class PartSuperseded:
    """A part has got a successor (or has ended without one)."""

    old_id: int
    new_ids: tuple[int, ...]
    valid_from: date


@dataclass(frozen=True)
class UnitChanged:
    """A part is counted in another unit under a new file; ``price`` turns a price of the old unit into one of the new."""

    old_id: int
    new_id: int
    price: Callable[[Decimal], Decimal]
