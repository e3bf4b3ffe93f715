"""The tables of people, one file per subject."""

from .events import PersonnelEvent
from .hiring import Candidate, Interview, Requisition
from .organisation import OrgChange, OrgUnit, Position
from .staff import Employment, LabourContract, ListItem, StaffFile

__all__ = [
    "Candidate",
    "Employment",
    "Interview",
    "LabourContract",
    "ListItem",
    "OrgChange",
    "OrgUnit",
    "PersonnelEvent",
    "Position",
    "Requisition",
    "StaffFile",
]
