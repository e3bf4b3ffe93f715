"""The lives of what finance keeps, one file per subject."""

from .annual.states import ACCOUNTS
from .budget.states import ASSET, BUDGET
from .inspection.states import INSPECTION
from .maker.states import POLICY, REBATE, STATEMENT
from .spending.states import CLAIM, PAYMENT

__all__ = ["ACCOUNTS", "ASSET", "BUDGET", "CLAIM", "INSPECTION", "PAYMENT", "POLICY", "REBATE", "STATEMENT"]
