"""The tables of imports."""

from .amendments import AmendedLine, Amendment
from .brokers import Broker, BrokerEvaluation, BrokerMessage
from .charges import Charge
from .papers import ImportPaper, PaperLine
from .rates import CustomsRate, Tariff
from .shipments import DeclaredSheet, Shipment, ShipmentLine

__all__ = [
    "AmendedLine",
    "Amendment",
    "Broker",
    "BrokerEvaluation",
    "BrokerMessage",
    "Charge",
    "CustomsRate",
    "DeclaredSheet",
    "ImportPaper",
    "PaperLine",
    "Shipment",
    "ShipmentLine",
    "Tariff",
]
