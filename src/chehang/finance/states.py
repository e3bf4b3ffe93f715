"""The lives of what finance keeps, one file per subject."""

from .spending.states import CLAIM, PAYMENT

__all__ = ["CLAIM", "PAYMENT"]
