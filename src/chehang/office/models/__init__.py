"""The tables of administration, one file per subject."""

from .cars import CarFuel, CarPaper, CarTrip, CompanyCar
from .events import HouseEvent
from .keeping import Destroyed, Destruction
from .living import Bed, MealDay, SavingIdea, Stay, Welfare, WelfareGift
from .papers import CompanyPaper, SealUse
from .rooms import BookedQuarter, Booking, Room
from .safety import Hazard, Incident, IncidentEntry
from .things import Asset, AssetCount, AssetService, AssetSighting, Supply, SupplyBuying, SupplyMove, SupplyRequest
from .visits import Visit
from .waste import WasteBatch, WasteTransfer

__all__ = [
    "Asset",
    "AssetCount",
    "AssetService",
    "AssetSighting",
    "Bed",
    "BookedQuarter",
    "Booking",
    "CarFuel",
    "CarPaper",
    "CarTrip",
    "CompanyCar",
    "CompanyPaper",
    "Destroyed",
    "Destruction",
    "Hazard",
    "HouseEvent",
    "Incident",
    "IncidentEntry",
    "MealDay",
    "Room",
    "SavingIdea",
    "SealUse",
    "Stay",
    "Supply",
    "SupplyBuying",
    "SupplyMove",
    "SupplyRequest",
    "Visit",
    "WasteBatch",
    "WasteTransfer",
    "Welfare",
    "WelfareGift",
]
