"""The tables of purchasing."""

from .corrections import PriceCorrection, PriceCorrectionLine
from .inquiries import Inquiry, InquiryLine, Invitation, Offer
from .orders import Order, OrderLine
from .quota import CapitalQuota, QuotaShare, TemporaryQuota
from .returns import OrderSlot, ShortageDecision, SupplierReturn, SupplierReturnLine

__all__ = [
    "CapitalQuota",
    "Inquiry",
    "InquiryLine",
    "Invitation",
    "Offer",
    "Order",
    "OrderLine",
    "OrderSlot",
    "PriceCorrection",
    "PriceCorrectionLine",
    "QuotaShare",
    "ShortageDecision",
    "SupplierReturn",
    "SupplierReturnLine",
    "TemporaryQuota",
]
