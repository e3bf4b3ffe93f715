"""The documents of the workshop."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from .models import (
    Appointment,
    CarLoan,
    OutsideJob,
    Package,
    PiecePay,
    QualityCertificate,
    Requisition,
    Rescue,
    WarrantyClaim,
    WorkOrder,
)
from .printouts.check_sheet import PRINTOUT as CHECK_SHEET
from .printouts.check_sheet import check_sheet
from .printouts.gate_pass import PRINTOUT as GATE_PASS
from .printouts.gate_pass import gate_pass
from .printouts.job_card import PRINTOUT as JOB_CARD
from .printouts.job_card import job_card
from .printouts.signed_notice import PRINTOUT as NOTICE
from .printouts.signed_notice import assignment, warning
from .printouts.statement import PRINTOUT as STATEMENT
from .printouts.statement import statement
from .states import APPOINTMENT, CAR_LOAN, CLAIM, ORDER, OUTSIDE, PACKAGE, PIECE_PAY, REQUISITION, RESCUE


def order_content(order: WorkOrder) -> dict[str, Any]:
    """What the customer signs: the car, the work, the material and what it comes to."""
    return {
        "number": order.number,
        "vehicle": order.vehicle_id,
        "customer": order.customer_id,
        "total": str(order.total_inc),
        "lines": [
            [x.n, x.kind, x.payer, x.code, x.text, str(x.quantity), str(x.amount_inc)]
            for x in order.lines.filter(dropped=False).order_by("n")
        ],
    }


def requisition_content(made: Requisition) -> dict[str, Any]:
    """Which parts for which order."""
    return {
        "number": made.number,
        "order": made.order_id,
        "technician": made.technician_id,
        "lines": [[x.line_id, str(x.quantity)] for x in made.lines.order_by("id")],
    }


def certificate_content(made: QualityCertificate) -> dict[str, Any]:
    """What the store vouches for."""
    return {
        "number": made.number,
        "order": made.order_id,
        "mileage": made.mileage,
        "days": made.warranty_days,
        "km": made.warranty_km,
    }


def claim_content(made: WarrantyClaim) -> dict[str, Any]:
    """What the maker is asked for, and why."""
    return {
        "number": made.number,
        "order": made.order_id,
        "fault": [made.fault_code, made.place, made.symptom, made.cause, made.measure],
        "amount": str(made.amount_inc),
    }


def appointment_content(made: Appointment) -> dict[str, Any]:
    """Who comes when, with which car and what for."""
    return {
        "number": made.number,
        "vehicle": made.vehicle_id,
        "starts_at": made.starts_at.isoformat(),
        "lines": [[x.op_id, x.part_id, str(x.quantity)] for x in made.lines.order_by("id")],
    }


def package_content(made: Package) -> dict[str, Any]:
    """What was sold to whom."""
    return {
        "number": made.number,
        "offer": made.offer_id,
        "customer": made.customer_id,
        "vehicle": made.vehicle_id,
        "price": str(made.price_inc),
        "uses": made.uses,
    }


def outside_content(job: OutsideJob) -> dict[str, Any]:
    """Which work of which order a supplier does, and for how much."""
    return {
        "number": job.number,
        "order": job.order_id,
        "supplier": job.supplier_id,
        "what": job.what,
        "agreed": str(job.agreed_ex),
    }


def rescue_content(made: Rescue) -> dict[str, Any]:
    """Where help was called to, and for what."""
    return {"number": made.number, "place": made.place, "what": made.what, "called": made.called_at.isoformat()}


def pay_content(made: PiecePay) -> dict[str, Any]:
    """What somebody earned by the piece, line by line."""
    return {
        "number": made.number,
        "month": str(made.month),
        "employee": made.employee_id,
        "items": made.items,
        "amount": str(made.amount),
    }


def loan_content(loan: CarLoan) -> dict[str, Any]:
    """Which car was lent for which order, as it left."""
    return {
        "number": loan.number,
        "car": loan.car_id,
        "order": loan.order_id,
        "out": [loan.out_km, loan.out_fuel],
        "due": str(loan.due_on),
    }


register(
    Document(
        "workshop.appointment",
        model="workshop.Appointment",
        title=_("Appointment"),
        series="YQ",
        content=appointment_content,
        see="workshop.see_appointments",
        machine=APPOINTMENT,
        link="/workshop/appointments/{id}/",
    )
)
register(
    Document(
        "workshop.order",
        model="workshop.WorkOrder",
        title=_("Work order"),
        series="GD",
        content=order_content,
        see="workshop.see_orders",
        machine=ORDER,
        layouts=(
            Layout("job_card", _("Repair order with signature"), JOB_CARD, job_card),
            Layout("check_sheet", _("Inspection sheet"), CHECK_SHEET, check_sheet),
            Layout("statement", _("Settlement statement"), STATEMENT, statement),
            Layout("gate_pass", _("Gate pass"), GATE_PASS, gate_pass),
            Layout("warning", _("Notice of dangers and of the insurer's risk"), NOTICE, warning),
            Layout("assignment", _("Assignment of the claim on the insurer"), NOTICE, assignment),
        ),
        link="/workshop/orders/{id}/",
    )
)
register(
    Document(
        "workshop.requisition",
        model="workshop.Requisition",
        title=_("Parts requisition"),
        series="LL",
        content=requisition_content,
        see="workshop.see_requisitions",
        machine=REQUISITION,
        link="/workshop/requisitions/{id}/",
    )
)
register(
    Document(
        "workshop.certificate",
        model="workshop.QualityCertificate",
        title=_("Certificate of completion"),
        series="HG",
        content=certificate_content,
        see="workshop.see_certificates",
        link="/workshop/certificates/{id}/",
    )
)
register(
    Document(
        "workshop.claim",
        model="workshop.WarrantyClaim",
        title=_("Warranty claim"),
        series="WC",
        content=claim_content,
        see="workshop.see_claims",
        machine=CLAIM,
        link="/workshop/claims/{id}/",
    )
)
register(
    Document(
        "workshop.package",
        model="workshop.Package",
        title=_("Package"),
        series="TCK",
        content=package_content,
        see="workshop.see_packages",
        machine=PACKAGE,
        link="/workshop/packages/{id}/",
    )
)
register(
    Document(
        "workshop.outside",
        model="workshop.OutsideJob",
        title=_("Outside work"),
        series="WW",
        content=outside_content,
        see="workshop.see_outside_jobs",
        machine=OUTSIDE,
        link="/workshop/outside_jobs/{id}/",
    )
)
register(
    Document(
        "workshop.car_loan",
        model="workshop.CarLoan",
        title=_("Loan of a car"),
        series="DB",
        content=loan_content,
        see="workshop.see_car_loans",
        machine=CAR_LOAN,
        link="/workshop/car_loans/{id}/",
    )
)
register(
    Document(
        "workshop.rescue",
        model="workshop.Rescue",
        title=_("Rescue"),
        series="JY",
        content=rescue_content,
        see="workshop.see_rescues",
        machine=RESCUE,
        link="/workshop/rescues/{id}/",
    )
)
register(
    Document(
        "workshop.piece_pay",
        model="workshop.PiecePay",
        title=_("Piece pay"),
        series="JJG",
        content=pay_content,
        see="workshop.see_piece_pays",
        machine=PIECE_PAY,
        link="/workshop/piece_pays/{id}/",
    )
)
