"""Register an invoice that was issued."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Bill
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Money, Rate, Ref, RequiredText
from chehang.finance.models import IssuedInvoice
from chehang.finance.spending.kinds import PaperKind

ZERO = Decimal(0)


class RegisterIssuedInvoice(Command):
    """As printed; ``red_of`` for a red one, whose amounts are negative."""

    bill: Annotated[Id, Ref("billing.Bill"), Field(title="Receivable")]
    number: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title="Invoice number")]
    date: PaperDate
    buyer: Annotated[RequiredText, Field(title="Buyer on the invoice")]
    rate: Annotated[Rate, Field(title="VAT rate")]
    amount_ex: Annotated[Money, Field(title="Amount without VAT")]
    tax: Annotated[Money, Field(title="VAT")]
    kind: PaperKind = PaperKind.DIGITAL
    red_of: Annotated[Id, Ref("finance.IssuedInvoice"), Field(title="Takes back")] | None = None


@operation(
    "finance.register_issued_invoice", title=_("Register an issued invoice"), posts=("accountant", "finance_manager")
)
def register_issued_invoice(cmd: RegisterIssuedInvoice, ctx: Context) -> Done:
    """Keep an issued invoice with its bill. Refused for a number that is known, for more than the bill came to, and for a red one over more than its original."""
    bill = access.get(Bill, cmd.bill, ctx, lock=True)
    mine = IssuedInvoice.objects.filter(store_id=ctx.store_id)
    if mine.filter(number=cmd.number).exists():
        raise Conflict(
            "invoice.issued", _("Invoice %(number)s is registered already."), field="number", number=cmd.number
        )
    original = access.get(IssuedInvoice, cmd.red_of, ctx) if cmd.red_of else None
    sum_ = cmd.amount_ex + cmd.tax
    if (sum_ < 0) != (original is not None) or sum_ == 0:
        raise Refused(
            "invoice.sign", _("A red invoice is negative and names the one it takes back."), field="amount_ex"
        )
    before = _total(mine.filter(bill=bill))
    most = (
        -_total(mine.filter(pk=original.pk) | mine.filter(red_of=original))
        if original
        else bill.amount - bill.credited - before
    )
    if (original is not None and sum_ < most) or (original is None and sum_ > most):
        raise Refused(
            "invoice.exceeds",
            _("Only %(most)s can be invoiced here."),
            field="amount_ex",
            most=f"{abs(most):,.2f}",
        )
    row = IssuedInvoice.objects.create(
        store_id=ctx.store_id,
        bill=bill,
        red_of=original,
        by_id=ctx.actor.employee_id,
        **cmd.model_dump(exclude={"bill", "red_of"}),
    )
    ctx.changed(row, None, {"number": row.number, "amount": str(sum_)})
    return Done(id=row.pk, number=row.number)


def _total(rows: object) -> Decimal:
    found = rows.aggregate(ex=Sum("amount_ex"), tax=Sum("tax"))  # type: ignore[attr-defined]
    return (found["ex"] or ZERO) + (found["tax"] or ZERO)
