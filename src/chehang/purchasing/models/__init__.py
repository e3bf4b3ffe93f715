"""The tables of purchasing."""

from .orders import Order, OrderLine
from .quota import CapitalQuota

__all__ = ["CapitalQuota", "Order", "OrderLine"]
