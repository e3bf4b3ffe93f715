"""The tables of marketing."""

from .brand import CrisisGrade, Partner, PartnerContact, Release
from .campaigns import Campaign, CampaignTask, Comparison, CostLine, CounterPlan, Gift, Guest, Placement
from .claims import CofundClaim
from .ideas import Idea, IdeaUse
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
    "CrisisGrade",
    "Gift",
    "Guest",
    "Idea",
    "IdeaUse",
    "MarketFigure",
    "MarketPolicy",
    "Partner",
    "PartnerContact",
    "Placement",
    "PolicyComment",
    "Release",
    "Research",
]
