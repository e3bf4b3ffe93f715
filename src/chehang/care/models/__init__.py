"""The tables of customer care."""

from .calls import Attempt, CallKind, CallScore, FollowUp, ScriptBranch
from .complaints import Complaint
from .consents import Consent, Outbox
from .files import Contact, Erasure, Merge
from .standards import ItemTraining, Standard
from .surveys import Answer, Question, Questionnaire, Survey

__all__ = [
    "Answer",
    "Attempt",
    "CallKind",
    "CallScore",
    "Complaint",
    "Consent",
    "Contact",
    "Erasure",
    "FollowUp",
    "ItemTraining",
    "Merge",
    "Outbox",
    "Question",
    "Questionnaire",
    "ScriptBranch",
    "Standard",
    "Survey",
]
