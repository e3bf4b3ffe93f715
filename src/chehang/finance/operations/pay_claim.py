"""Pay an expense claim."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import Claim, ReceivedInvoice
from chehang.finance.spending.advances import advance_of
from chehang.finance.spending.kinds import Method, leg_of
from chehang.finance.spending.paying import money_leg, require_payable_now, role_of
from chehang.finance.spending.states import CLAIM
from chehang.ledger.services import Leg, post

ZERO = Decimal(0)


class PayClaim(Command):
    """The approved claim and how it is paid."""

    claim: Annotated[Id, Ref("finance.Claim"), Field(title="Expense claim")]
    method: Annotated[Method, Field(title="Paid by")] = Method.TRANSFER
    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="From bank account")] | None = None


@operation("finance.pay_claim", title=_("Pay the claim"), posts=("cashier",))
def pay_claim(cmd: PayClaim, ctx: Context) -> Done:
    """Pay what is approved, less the advance that is set off, and post it (P34); the input VAT waits to be certified.

    Refused when it is not approved as it stands, for the cashier's own claim, for too much in cash, and when the advance has become less.
    """
    claim = access.get(Claim, cmd.claim, ctx, lock=True)
    CLAIM.require(claim, "pay")
    require_payable_now(ctx, claim, cmd.method, claim.to_pay)
    left = advance_of(ctx.store_id, claim.claimant_id)
    if claim.offset > left:
        raise Refused(
            "claim.advance_less",
            _("The advance is only %(left)s now. Send the claim back and set off less."),
            left=f"{left:,.2f}",
        )
    _post(ctx, claim, cmd.method, role_of(ctx, cmd.method, cmd.bank))
    papers = ReceivedInvoice.objects.filter(document="finance.claim", object_id=claim.pk, store_id=ctx.store_id)
    papers.update(booked_on=ctx.today)
    CLAIM.advance(ctx, claim, "pay", paid_on=ctx.today, cashier_id=ctx.actor.employee_id, method=cmd.method)
    ctx.tell(
        _("Your claim %(number)s was paid: %(amount)s"),
        employee_id=claim.claimant_id,
        link=f"/finance/claims/{claim.pk}/",
        number=claim.number,
        amount=f"{claim.to_pay:,.2f}",
    )
    return Done(id=claim.pk, number=claim.number)


def _post(ctx: Context, claim: Claim, method: str, role: str) -> None:
    legs, pending = [], ZERO
    who = ("employee", claim.claimant_id)
    for line in claim.lines.select_related("invoice").order_by("n"):
        deducted = line.tax if line.invoice and line.invoice.deductible else ZERO
        pending += deducted
        legs.append(
            Leg(leg_of(line.item, claim.department), line.amount - deducted, who, line.text or claim.purpose,
                department=claim.department, project=line.project)
        )  # fmt: skip
    legs.append(Leg("input_vat_pending", pending))
    legs.append(Leg("staff", claim.offset, who))
    legs.append(Leg(money_leg(method), claim.to_pay, who, role=role))
    post(
        ctx,
        "expense_claimed",
        source=Source("finance.claim", claim.pk),
        legs=legs,
        summary=claim.purpose,
        attachments=claim.lines.exclude(invoice=None).count(),
    )
