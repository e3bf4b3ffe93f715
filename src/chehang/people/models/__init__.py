"""The tables of people, one file per subject."""

from .events import PersonnelEvent
from .hiring import Candidate, Interview, Requisition
from .organisation import OrgChange, Position, Unit
from .staff import Employment, LabourContract, ListItem, StaffFile

__all__ = [
    "Candidate",
    "Employment",
    "Interview",
    "LabourContract",
    "ListItem",
    "OrgChange",
    "PersonnelEvent",
    "Position",
    "Requisition",
    "StaffFile",
    "Unit",
]
