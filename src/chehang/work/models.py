"""The tables of the work floor, one file per subject."""

from .cases.models import CaseClock, CaseLink, CaseNote, CaseRecord, CaseType
from .checks.models import CheckAnswer, CheckItem, CheckPlace, CheckRound, CheckTemplate
from .contracts.models import Contract, Milestone
from .meetings.models import Decision, Meeting, MeetingMember, Note
from .plans.models import Goal
from .policies.models import Acknowledgement, Policy, PolicyReader
from .tasks.models import Task, TaskHelper
from .training.models import (
    Attendance,
    Certificate,
    Course,
    PlannedTraining,
    Question,
    QuizPaper,
    RequiredCourse,
    TrainingSession,
)

__all__ = [
    "Acknowledgement",
    "Attendance",
    "CaseClock",
    "CaseLink",
    "CaseNote",
    "CaseRecord",
    "CaseType",
    "Certificate",
    "CheckAnswer",
    "CheckItem",
    "CheckPlace",
    "CheckRound",
    "CheckTemplate",
    "Contract",
    "Course",
    "Decision",
    "Goal",
    "Meeting",
    "MeetingMember",
    "Milestone",
    "Note",
    "PlannedTraining",
    "Policy",
    "PolicyReader",
    "Question",
    "QuizPaper",
    "RequiredCourse",
    "Task",
    "TaskHelper",
    "TrainingSession",
]
