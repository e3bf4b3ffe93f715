"""The tables of customer care."""

from .calls import Attempt, CallKind, CallScore, FollowUp
from .complaints import Complaint
from .consents import Consent, Outbox
from .files import Erasure, Merge
from .standards import Standard
from .surveys import Answer, Question, Questionnaire, Survey

__all__ = [
    "Answer",
    "Attempt",
    "CallKind",
    "CallScore",
    "Complaint",
    "Consent",
    "Erasure",
    "FollowUp",
    "Merge",
    "Outbox",
    "Question",
    "Questionnaire",
    "Standard",
    "Survey",
]
