"""Tables of the counter."""

from .lost import LostSale
from .returns import SaleReturn, SaleReturnLine
from .sales import Sale, SaleLine
from .special import SpecialNotice, SpecialOrder

__all__ = ["LostSale", "Sale", "SaleLine", "SaleReturn", "SaleReturnLine", "SpecialNotice", "SpecialOrder"]
