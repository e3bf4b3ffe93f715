"""The tables of people, one file per subject."""

from .appraisal import Appraisal, AppraisalLine, Scheme, SchemeItem
from .events import PersonnelEvent
from .hiring import Candidate, Interview, Requisition
from .organisation import OrgChange, OrgUnit, Position
from .pay import PayInput, PayRun, Payslip, PayTerms
from .staff import Employment, LabourContract, ListItem, StaffFile
from .time import Leave, MonthSheet, Overtime, Punch, Roster, Shift

__all__ = [
    "Appraisal",
    "AppraisalLine",
    "Candidate",
    "Employment",
    "Interview",
    "LabourContract",
    "Leave",
    "ListItem",
    "MonthSheet",
    "OrgChange",
    "OrgUnit",
    "Overtime",
    "PayInput",
    "PayRun",
    "PayTerms",
    "Payslip",
    "PersonnelEvent",
    "Position",
    "Punch",
    "Requisition",
    "Roster",
    "Scheme",
    "SchemeItem",
    "Shift",
    "StaffFile",
]
