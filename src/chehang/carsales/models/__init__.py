"""The tables of car sales."""

from .cars import Car, CarCheck, CarCheckItem, CarMove, CarPrice, Outlet
from .deals import Deal, DealFee
from .floor import FloorLoan, OutletVisit
from .leads import FollowUp, Lead, RivalNote
from .outlets import Challenge, OutletAssessment, OutletReport, OutletTarget
from .papers import CarTransfer, DealPaper
from .rewards import Commission, MysteryVisit, RewardPolicy, SalesTarget
from .used import CarCost, CarReturn, ClawBack, OutletSale, TradeIn
from .visits import DemoCar, DemoCarCost, Drive, Visit

__all__ = [
    "Car",
    "CarCheck",
    "CarCheckItem",
    "CarCost",
    "CarMove",
    "CarPrice",
    "CarReturn",
    "CarTransfer",
    "Challenge",
    "ClawBack",
    "Commission",
    "Deal",
    "DealFee",
    "DealPaper",
    "DemoCar",
    "DemoCarCost",
    "Drive",
    "FloorLoan",
    "FollowUp",
    "Lead",
    "MysteryVisit",
    "Outlet",
    "OutletAssessment",
    "OutletReport",
    "OutletSale",
    "OutletTarget",
    "OutletVisit",
    "RewardPolicy",
    "RivalNote",
    "SalesTarget",
    "TradeIn",
    "Visit",
]
