"""The tables of the warehouse."""

from .discrepancies import Discrepancy, DiscrepancyLine
from .house import BinMove, Disposal, Tool, ToolLoan, Visit
from .inbound import Inbound, InboundLine
from .incidents import Incident
from .invoices import InvoiceLine, SupplierInvoice
from .late_costs import LateShare
from .oldparts import OldPart
from .outbound import Outbound, OutboundLine, Pick
from .outlets import OutletPlace, OutletTransfer, OutletTransferLine
from .shipments import Claim, Shipment
from .shortages import Shortage
from .stock_counts import StockCount, StockCountLine
from .transfers import Transfer, TransferLine

__all__ = [
    "BinMove",
    "Claim",
    "Discrepancy",
    "DiscrepancyLine",
    "Disposal",
    "Inbound",
    "InboundLine",
    "Incident",
    "InvoiceLine",
    "LateShare",
    "OldPart",
    "Outbound",
    "OutboundLine",
    "OutletPlace",
    "OutletTransfer",
    "OutletTransferLine",
    "Pick",
    "Shipment",
    "Shortage",
    "StockCount",
    "StockCountLine",
    "SupplierInvoice",
    "Tool",
    "ToolLoan",
    "Transfer",
    "TransferLine",
    "Visit",
]
