"""The tables of marketing."""

from .brand import Partner, PartnerContact, Release
from .campaigns import Campaign, CampaignTask, Comparison, CostLine, CounterPlan, Guest, Idea, Placement
from .claims import CofundClaim
from .market import MarketFigure
from .policies import MarketPolicy, PolicyComment
from .research import Research

__all__ = [
    "Campaign",
    "CampaignTask",
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
    "Research",
]
