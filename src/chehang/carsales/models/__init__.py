"""The tables of car sales."""

from .cars import Car, CarCheck, CarCheckItem, CarMove, CarPrice, Outlet
from .deals import Deal, DealFee
from .floor import FloorLoan, OutletVisit
from .leads import FollowUp, Lead, RivalNote
from .outlets import Challenge
from .rewards import Commission, MysteryVisit, RewardPolicy, SalesTarget
from .visits import DemoCar, Drive, Visit

__all__ = [
    "Car",
    "CarCheck",
    "CarCheckItem",
    "CarMove",
    "CarPrice",
    "Challenge",
    "Commission",
    "Deal",
    "DealFee",
    "DemoCar",
    "Drive",
    "FloorLoan",
    "FollowUp",
    "Lead",
    "MysteryVisit",
    "Outlet",
    "OutletVisit",
    "RewardPolicy",
    "RivalNote",
    "SalesTarget",
    "Visit",
]
