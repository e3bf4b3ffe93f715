"""The tables of the workshop."""

from .booking import Appointment, AppointmentLine, BookedDay, BookedSlot, Campaign
from .checks import Comeback, Inspection, QualityCertificate
from .claims import WarrantyClaim
from .masters import Bay, LabourOp, LabourRate, MenuItem, ServiceMenu, Skill
from .notices import SignedNotice
from .orders import Agreement, BodyMark, OrderLine, OrderShare, WalkAround, WorkOrder
from .outside import Assessment, CarLoan, LoanCar, OutsideJob, Transport
from .packages import Package, PackageItem, PackageOffer, PackageUse
from .pay import ChosenCourse, PieceItem, PiecePay
from .rescue import Rescue
from .work import Clocking, DutyDay, LineShare, Requisition, RequisitionLine, TakenBack

__all__ = [
    "Agreement",
    "Appointment",
    "AppointmentLine",
    "Assessment",
    "Bay",
    "BodyMark",
    "BookedDay",
    "BookedSlot",
    "Campaign",
    "CarLoan",
    "ChosenCourse",
    "Clocking",
    "Comeback",
    "DutyDay",
    "Inspection",
    "LabourOp",
    "LabourRate",
    "LineShare",
    "LoanCar",
    "MenuItem",
    "OrderLine",
    "OrderShare",
    "OutsideJob",
    "Package",
    "PackageItem",
    "PackageOffer",
    "PackageUse",
    "PieceItem",
    "PiecePay",
    "QualityCertificate",
    "Requisition",
    "RequisitionLine",
    "Rescue",
    "ServiceMenu",
    "SignedNotice",
    "Skill",
    "TakenBack",
    "Transport",
    "WalkAround",
    "WarrantyClaim",
    "WorkOrder",
]
