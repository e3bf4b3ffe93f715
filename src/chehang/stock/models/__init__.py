"""The tables of the goods book."""

from .balances import Balance, Pool, Reservation
from .entries import Entry
from .places import Bin, Lot

__all__ = ["Balance", "Bin", "Entry", "Lot", "Pool", "Reservation"]
