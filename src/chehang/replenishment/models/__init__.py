"""The tables of replenishment."""

from .levels import ExpectedDemand, StockLevel
from .plans import Plan, PlanChange, PlanLine
from .policies import Policy
from .rules import PlanRule, PlanSettings

__all__ = ["ExpectedDemand", "Plan", "PlanChange", "PlanLine", "PlanRule", "PlanSettings", "Policy", "StockLevel"]
