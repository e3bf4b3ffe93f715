"""The tables of marketing."""

from .brand import Partner, PartnerContact, Release
from .campaigns import Campaign, Comparison, CostLine, CounterPlan, Guest, Idea, Placement
from .claims import CofundClaim
from .market import MarketFigure
from .policies import MarketPolicy, PolicyComment

__all__ = [
    "Campaign",
    "CofundClaim",
    "Comparison",
    "CostLine",
    "CounterPlan",
    "Guest",
    "Idea",
    "MarketFigure",
    "MarketPolicy",
    "Partner",
    "PartnerContact",
    "Placement",
    "PolicyComment",
    "Release",
]
