"""The tables of people, one file per subject."""

from .appraisal import Appraisal, AppraisalLine, Scheme, SchemeItem
from .events import PersonnelEvent
from .hiring import Candidate, Interview, Requisition
from .organisation import OrgChange, OrgUnit, Position
from .pay import PayElement, PayInput, PayOpening, PayRun, Payslip, PayTerms
from .staff import Employment, LabourContract, ListItem, StaffFile
from .time import Leave, MonthSheet, Overtime, Punch, Roster, Shift
from .voices import CoachingNote, Poll, PollKind, PollTally, PollVoice

__all__ = [
    "Appraisal",
    "AppraisalLine",
    "Candidate",
    "CoachingNote",
    "Employment",
    "Interview",
    "LabourContract",
    "Leave",
    "ListItem",
    "MonthSheet",
    "OrgChange",
    "OrgUnit",
    "Overtime",
    "PayElement",
    "PayInput",
    "PayOpening",
    "PayRun",
    "PayTerms",
    "Payslip",
    "PersonnelEvent",
    "Poll",
    "PollKind",
    "PollTally",
    "PollVoice",
    "Position",
    "Punch",
    "Requisition",
    "Roster",
    "Scheme",
    "SchemeItem",
    "Shift",
    "StaffFile",
]
