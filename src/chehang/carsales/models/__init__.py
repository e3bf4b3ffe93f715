"""The tables of car sales."""

from .cars import Car, CarCheck, CarCheckItem, CarMove, CarPrice, Outlet
from .deals import Deal, DealFee
from .floor import FloorLoan, OutletVisit
from .leads import FollowUp, Lead, RivalNote
from .outlets import Challenge
from .rewards import Commission, MysteryVisit, RewardPolicy, SalesTarget
from .used import CarCost, CarReturn, ClawBack, OutletSale, TradeIn
from .visits import DemoCar, Drive, Visit

__all__ = [
    "Car",
    "CarCheck",
    "CarCheckItem",
    "CarCost",
    "CarMove",
    "CarPrice",
    "CarReturn",
    "Challenge",
    "ClawBack",
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
    "OutletSale",
    "OutletVisit",
    "RewardPolicy",
    "RivalNote",
    "SalesTarget",
    "TradeIn",
    "Visit",
]
