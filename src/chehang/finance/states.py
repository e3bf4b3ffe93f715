"""The lives of what finance keeps, one file per subject."""

from .budget.states import ASSET, BUDGET
from .spending.states import CLAIM, PAYMENT

__all__ = ["ASSET", "BUDGET", "CLAIM", "PAYMENT"]
