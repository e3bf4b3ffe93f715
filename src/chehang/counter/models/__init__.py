"""Tables of the counter."""

from .cores import CoreDeposit
from .lost import LostSale
from .quotes import Quotation, QuotationLine
from .returns import SaleReturn, SaleReturnLine
from .sales import Sale, SaleLine
from .special import SpecialNotice, SpecialOrder

__all__ = [
    "CoreDeposit",
    "LostSale",
    "Quotation",
    "QuotationLine",
    "Sale",
    "SaleLine",
    "SaleReturn",
    "SaleReturnLine",
    "SpecialNotice",
    "SpecialOrder",
]
