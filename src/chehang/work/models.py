"""The tables of the work floor, one file per subject."""

from .contracts.models import Contract, Milestone
from .meetings.models import Decision, Meeting, MeetingMember, Note
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
    "Certificate",
    "Contract",
    "Course",
    "Decision",
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
