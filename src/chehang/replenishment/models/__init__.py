"""The tables of replenishment."""

from .plans import Plan, PlanLine

__all__ = ["Plan", "PlanLine"]
