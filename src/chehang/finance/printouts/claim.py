"""费用报销单, A5 landscape; and what a payment request shares with it."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, Yuan, sign_of, store_head

from ..spending.models import Claim, Payment
from . import payment as paper


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """One expense and its invoice."""

    item: str
    text: str
    amount: Yuan
    tax: Yuan
    invoice: str = ""


@dataclass(frozen=True, kw_only=True)
class ClaimSheet:
    """费用报销单: 事由、金额、大写、附件张数 and the places to sign."""

    store: Letterhead
    number: str
    date: Day
    claimant: str
    department: str
    purpose: str
    lines: tuple[ClaimRow, ...]
    total: Yuan
    offset: Yuan
    to_pay: Yuan
    attachments: int
    head: Sign = UNSIGNED
    finance: Sign = UNSIGNED
    general_manager: Sign = UNSIGNED
    cashier: Sign = UNSIGNED
    receiver: Sign = UNSIGNED


def _extras(sheet: ClaimSheet) -> dict[str, Any]:
    return {**numbered(sheet), "capital": uppercase_amount(sheet.total)}


PRINTOUT = Printout("finance/claim", ClaimSheet, "费用报销单", (), _extras)


def signs_of(name: str, pk: int) -> dict[str, Sign]:
    """Who said yes, by the place on the paper: head of the department, finance, general manager."""
    request = ApprovalRequest.objects.filter(document=name, object_id=pk, state="approved").order_by("-id").first()
    found: dict[str, Sign] = {}
    if request is None:
        return found
    places = {"finance_manager": "finance", "general_manager": "general_manager"}
    posts = dict(request.steps.values_list("n", "post"))
    for decision in request.decisions.filter(decision="approved").order_by("id"):
        place = places.get(posts.get(decision.step, ""), "head")
        found[place] = Sign(name=decision.actor_name, at=decision.at)
    return found


def claim_sheet(claim: Claim) -> ClaimSheet:
    """The claim as printed."""
    lines = list(claim.lines.select_related("invoice").order_by("n"))
    return ClaimSheet(
        store=store_head(claim.store),
        number=claim.number or "草稿",
        date=claim.made_at.date(),
        claimant=claim.claimant.name,
        department=str(claim.get_department_display()),
        purpose=claim.purpose,
        lines=tuple(
            ClaimRow(item=str(x.get_item_display()), text=x.text, amount=x.amount, tax=x.tax,
                     invoice=f"{x.invoice.seller} {x.invoice.number}" if x.invoice else "")
            for x in lines
        ),
        total=claim.amount,
        offset=claim.offset,
        to_pay=claim.to_pay,
        attachments=sum(1 for x in lines if x.invoice),
        cashier=sign_of(claim.cashier),
        **signs_of("finance.claim", claim.pk),
    )  # fmt: skip


def payment_sheet(payment: Payment) -> paper.PaymentSheet:
    """The request as printed."""
    return paper.PaymentSheet(
        store=store_head(payment.store),
        number=payment.number or "草稿",
        date=payment.made_at.date(),
        kind=str(payment.get_kind_display()),
        department=str(payment.get_department_display()),
        payee=payment.to_whom,
        bank=payment.payee.bank if payment.payee else "",
        account=payment.payee.account if payment.payee else "",
        purpose=payment.purpose,
        due=payment.due,
        method=str(payment.get_method_display()),
        lines=tuple(paper.PaymentRow(what=str(x), amount=x.amount) for x in payment.lines.select_related("payable").order_by("n")),
        total=payment.amount,
        asker=sign_of(payment.author),
        cashier=sign_of(payment.cashier),
        **signs_of("finance.payment", payment.pk),
    )  # fmt: skip
