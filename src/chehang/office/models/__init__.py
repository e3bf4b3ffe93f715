"""The tables of administration, one file per subject."""

from .papers import CompanyPaper, SealUse
from .safety import Hazard, Incident, IncidentEntry
from .things import Asset, Supply, SupplyBuying, SupplyMove, SupplyRequest
from .visits import Visit

__all__ = [
    "Asset",
    "CompanyPaper",
    "Hazard",
    "Incident",
    "IncidentEntry",
    "SealUse",
    "Supply",
    "SupplyBuying",
    "SupplyMove",
    "SupplyRequest",
    "Visit",
]
