"""The tables of the goods book."""

from .balances import Balance, Pool, Reservation
from .entries import Entry, LateCost
from .places import Bin, Lot

__all__ = ["Balance", "Bin", "Entry", "LateCost", "Lot", "Pool", "Reservation"]
