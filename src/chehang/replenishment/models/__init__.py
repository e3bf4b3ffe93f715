"""The tables of replenishment."""

from .plans import Plan, PlanLine
from .rules import PlanRule, PlanSettings

__all__ = ["Plan", "PlanLine", "PlanRule", "PlanSettings"]
