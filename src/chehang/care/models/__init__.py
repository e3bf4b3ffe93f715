"""The tables of customer care."""

from .calls import Attempt, CallKind, CallScore, FollowUp
from .consents import Consent, Outbox

__all__ = ["Attempt", "CallKind", "CallScore", "Consent", "FollowUp", "Outbox"]
