"""The tables of the warehouse."""

from .discrepancies import Discrepancy, DiscrepancyLine
from .inbound import Inbound, InboundLine
from .invoices import InvoiceLine, SupplierInvoice
from .outbound import Outbound, OutboundLine, Pick
from .shortages import Shortage
from .stock_counts import StockCount, StockCountLine

__all__ = [
    "Discrepancy",
    "DiscrepancyLine",
    "Inbound",
    "InboundLine",
    "InvoiceLine",
    "Outbound",
    "OutboundLine",
    "Pick",
    "Shortage",
    "StockCount",
    "StockCountLine",
    "SupplierInvoice",
]
