"""The tables of the catalogue."""

from .brands import Brand, Category
from .numbers import Alias, Interchange, Supersession
from .parts import Part
from .prices import PriceFile, PriceListEntry

__all__ = [
    "Alias",
    "Brand",
    "Category",
    "Interchange",
    "Part",
    "PriceFile",
    "PriceListEntry",
    "Supersession",
]
