"""The tables of the catalogue."""

from .brands import Brand, Category
from .fitting import Companion, Fitment
from .numbers import Alias, Interchange, Supersession
from .parts import Part
from .prices import PriceFile, PriceListEntry

__all__ = [
    "Alias",
    "Brand",
    "Category",
    "Companion",
    "Fitment",
    "Interchange",
    "Part",
    "PriceFile",
    "PriceListEntry",
    "Supersession",
]
