"""The documents of the workshop."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from .models import Appointment, QualityCertificate, Requisition, WarrantyClaim, WorkOrder
from .printouts.check_sheet import PAPER as CHECK_SHEET
from .printouts.check_sheet import check_sheet
from .printouts.gate_pass import PAPER as GATE_PASS
from .printouts.gate_pass import gate_pass
from .printouts.job_card import PAPER as JOB_CARD
from .printouts.job_card import job_card
from .printouts.statement import PAPER as STATEMENT
from .printouts.statement import statement
from .states import APPOINTMENT, CLAIM, ORDER, REQUISITION


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
