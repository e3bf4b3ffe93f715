"""The tables of car sales."""

from .cars import Car, CarCheck, CarCheckItem, CarMove, CarPrice, Outlet
from .deals import Deal, DealFee
from .leads import FollowUp, Lead, RivalNote
from .outlets import Challenge
from .visits import DemoCar, Drive, Visit

__all__ = [
    "Car",
    "CarCheck",
    "CarCheckItem",
    "CarMove",
    "CarPrice",
    "Challenge",
    "Deal",
    "DealFee",
    "DemoCar",
    "Drive",
    "FollowUp",
    "Lead",
    "Outlet",
    "RivalNote",
    "Visit",
]
