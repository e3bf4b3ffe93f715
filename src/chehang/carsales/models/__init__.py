"""The tables of car sales."""

from .cars import Car, CarCheck, CarCheckItem, CarMove, CarPrice
from .deals import Deal, DealFee
from .leads import FollowUp, Lead, RivalNote
from .visits import DemoCar, Drive, Visit

__all__ = [
    "Car",
    "CarCheck",
    "CarCheckItem",
    "CarMove",
    "CarPrice",
    "Deal",
    "DealFee",
    "DemoCar",
    "Drive",
    "FollowUp",
    "Lead",
    "RivalNote",
    "Visit",
]
