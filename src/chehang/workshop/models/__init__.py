"""The tables of the workshop."""

from .booking import Appointment, AppointmentLine, BookedDay, BookedSlot, Campaign
from .checks import Comeback, Inspection, QualityCertificate
from .claims import WarrantyClaim
from .masters import Bay, LabourOp, LabourRate, Skill
from .orders import Agreement, BodyMark, OrderLine, OrderShare, WalkAround, WorkOrder
from .work import Clocking, DutyDay, LineShare, Requisition, RequisitionLine, TakenBack

__all__ = [
    "Agreement",
    "Appointment",
    "AppointmentLine",
    "Bay",
    "BodyMark",
    "BookedDay",
    "BookedSlot",
    "Campaign",
    "Clocking",
    "Comeback",
    "DutyDay",
    "Inspection",
    "LabourOp",
    "LabourRate",
    "LineShare",
    "OrderLine",
    "OrderShare",
    "QualityCertificate",
    "Requisition",
    "RequisitionLine",
    "Skill",
    "TakenBack",
    "WalkAround",
    "WarrantyClaim",
    "WorkOrder",
]
