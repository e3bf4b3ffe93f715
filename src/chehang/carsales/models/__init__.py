"""The tables of car sales."""

from .leads import FollowUp, Lead, RivalNote
from .visits import DemoCar, Drive, Visit

__all__ = ["DemoCar", "Drive", "FollowUp", "Lead", "RivalNote", "Visit"]
