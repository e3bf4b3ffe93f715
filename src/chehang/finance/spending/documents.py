"""The expense claim and the payment request in the register of documents."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register

from ..printouts.claim import PRINTOUT as CLAIM_PRINTOUT
from ..printouts.claim import claim_sheet, payment_sheet
from ..printouts.payment import PRINTOUT as PAYMENT_PRINTOUT
from .advances import advance_of
from .kinds import PaymentKind
from .models import Claim, Payment
from .states import CLAIM, PAYMENT

DATA = Path(__file__).parent.parent / "data"


def claim_content(claim: Claim) -> dict[str, Any]:
    """What an approval seals: who, what for, each expense with its invoice."""
    lines = claim.lines.select_related("invoice").order_by("n")
    return {
        "claimant": claim.claimant_id,
        "department": claim.department,
        "purpose": claim.purpose,
        "offset": str(claim.offset),
        "lines": [
            [x.n, x.item, x.text, str(x.amount_ex), str(x.tax), x.project, x.invoice.number if x.invoice else ""]
            for x in lines
        ],
    }


def claim_shown(claim: Claim) -> list[tuple[Any, str]]:
    """The claim in words, for whoever decides on it."""
    head: list[tuple[Any, str]] = [
        (_("Claimant"), claim.claimant.name),
        (_("Department"), str(claim.get_department_display())),
        (_("Purpose"), claim.purpose),
        (_("Amount with VAT"), f"{claim.amount:,.2f}"),
        (_("Over budget"), str(_("yes")) if claim.over_budget else ""),
    ]
    lines = claim.lines.select_related("invoice").order_by("n")
    return [
        *((title, text) for title, text in head if text),
        *(
            (
                x.get_item_display(),
                f"{x.text} {x.amount:,.2f}" + (f" · {x.invoice.seller} {x.invoice}" if x.invoice else ""),
            )
            for x in lines
        ),
    ]


def claim_effect(claim: Claim) -> list[tuple[Any, str]]:
    """What a yes pays out, and the claimant's advance."""
    left = advance_of(claim.store_id, claim.claimant_id)
    said = [(_("To be paid"), f"{claim.to_pay:,.2f}")]
    return [*said, (_("Advance still out"), f"{left - claim.offset:,.2f}")] if left else said


def payment_content(payment: Payment) -> dict[str, Any]:
    """What an approval seals: to whom, on which account, against what."""
    return {
        "kind": str(payment.kind),
        "department": payment.department,
        "to": [payment.supplier_id, payment.employee_id, payment.payee_id],
        "purpose": payment.purpose,
        "due": str(payment.due),
        "method": str(payment.method),
        "lines": [[x.n, x.against, x.payable_id, str(x.amount)] for x in payment.lines.order_by("n")],
    }


def payment_shown(payment: Payment) -> list[tuple[Any, str]]:
    """The request in words: each invoice with what is still owed of it."""
    head: list[tuple[Any, str]] = [
        (_("Kind"), str(payment.get_kind_display())),
        (_("Payee"), payment.to_whom),
        (_("Account"), f"{payment.payee.bank} {payment.payee.account}" if payment.payee else ""),
        (_("Purpose"), payment.purpose),
        (_("Amount"), f"{payment.amount:,.2f}"),
        (_("Due"), str(payment.due)),
        (_("Paid by"), str(payment.get_method_display())),
        (_("Over budget"), str(_("yes")) if payment.over_budget else ""),
    ]
    lines = payment.lines.select_related("payable").order_by("n")
    return [
        *((title, text) for title, text in head if text),
        *((str(x), f"{x.amount:,.2f}" + (f" / {x.payable.rest:,.2f}" if x.payable else "")) for x in lines),
    ]


def _owed(payment: Payment) -> list[tuple[Any, str]]:
    rest = sum((x.payable.rest for x in payment.lines.select_related("payable") if x.payable), Decimal(0))
    return [(_("Still owed on these invoices"), f"{rest - payment.amount:,.2f}")] if rest else []


CLAIM_DOCUMENT = register(
    Document(
        "finance.claim",
        model="finance.Claim",
        title=_("Expense claim"),
        series="BX",
        content=claim_content,
        see="finance.see_claims",
        machine=CLAIM,
        layouts=(Layout("claim", _("Expense claim"), CLAIM_PRINTOUT, claim_sheet),),
        link="/finance/claims/{id}/",
        approval=ByRoute(
            routes=DATA / "claim_routes.csv",
            amount=lambda claim: claim.amount,
            authors=lambda claim: {claim.claimant_id},
            shown=claim_shown,
            effect=claim_effect,
            kind=lambda claim: claim.department,
            over_budget=lambda claim: claim.over_budget,
            partner=lambda claim: f"employee {claim.claimant_id}",
            past=("approved", "paid"),
        ),
    )
)

PAYMENT_DOCUMENT = register(
    Document(
        "finance.payment",
        model="finance.Payment",
        title=_("Payment request"),
        series="FK",
        content=payment_content,
        see="finance.see_payments",
        machine=PAYMENT,
        layouts=(Layout("payment", _("Payment request"), PAYMENT_PRINTOUT, payment_sheet),),
        link="/finance/payments/{id}/",
        approval=ByRoute(
            routes=DATA / "payment_routes.csv",
            amount=lambda payment: payment.amount,
            authors=lambda payment: {payment.author_id},
            shown=payment_shown,
            effect=_owed,
            kind=lambda p: str(p.kind) if p.kind == PaymentKind.VEHICLES else p.department,
            over_budget=lambda payment: payment.over_budget,
            partner=lambda p: f"supplier {p.supplier_id}" if p.supplier_id else "",
            past=("approved", "paid"),
        ),
    )
)
