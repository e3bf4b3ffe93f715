"""The tables of the warehouse."""

from .discrepancies import Discrepancy, DiscrepancyLine
from .house import BinMove, Disposal, Tool, ToolLoan, Visit
from .inbound import Inbound, InboundLine
from .invoices import InvoiceLine, SupplierInvoice
from .outbound import Outbound, OutboundLine, Pick
from .shortages import Shortage
from .stock_counts import StockCount, StockCountLine

__all__ = [
    "BinMove",
    "Discrepancy",
    "DiscrepancyLine",
    "Disposal",
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
    "Tool",
    "ToolLoan",
    "Visit",
]
