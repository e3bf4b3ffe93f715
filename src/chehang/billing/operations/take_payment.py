"""Take a customer's money."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.events import BillSettled
from chehang.billing.models import Bill, Receipt
from chehang.billing.settling import dealt_with
from chehang.billing.states import BILL
from chehang.billing.taking import enter
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import source_of
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, ShortText


class Payment(Command):
    """One method. ``tendered`` is the cash laid on the counter, if more than the amount."""

    method: Literal["cash", "wechat", "alipay", "card", "transfer"]
    amount: PositiveMoney
    tendered: NonNegativeMoney = Decimal(0)
    reference: ShortText = ""


class TakePayment(Command):
    """Payments for one bill, by one method or several."""

    bill: Annotated[Id, Ref("billing.Bill"), Field(title="Receivable")]
    payments: Annotated[list[Payment], Field(min_length=1, max_length=5)]


@operation("billing.take_payment", title=_("Take a payment"), posts=("cashier",))
def take_payment(cmd: TakePayment, ctx: Context) -> Done:
    """Take money for a bill: a receipt with a number and a voucher for each method; paid in full, the goods may leave.

    Refused when the bill waits for nothing, more is paid than is due, or less cash is tendered than the amount.
    """
    bill = access.get(Bill, cmd.bill, ctx, lock=True)
    if bill.state not in ("waiting", "on_account"):
        raise Refused("bill.not_open", _("Receivable %(number)s is not waiting for a payment."), number=bill.number)
    total = sum((p.amount for p in cmd.payments), Decimal(0))
    _check(cmd, bill, total)
    for n, payment in enumerate(cmd.payments):
        _doubt_reference(ctx, n, payment, [p.reference for p in cmd.payments[:n]])
    receipts = [
        enter(ctx, bill, method=p.method, amount=p.amount, tendered=p.tendered, reference=p.reference)
        for p in cmd.payments
    ]
    on_account = bill.state == "on_account"
    bill.paid += total
    if bill.rest == 0:
        BILL.advance(ctx, bill, "pay", paid=bill.paid)
        dealt_with(ctx, bill)
        if not on_account:
            ctx.announce(BillSettled(bill.pk, source_of(bill), on_account=False))
    else:
        Bill.objects.filter(pk=bill.pk).update(paid=bill.paid)
        ctx.changed(bill, None, {"paid": str(bill.paid)})
    change = sum((r.change for r in receipts), Decimal(0))
    return Done(id=bill.pk, number=receipts[0].number, rest=str(bill.rest), change=f"{change:.2f}")


def _doubt_reference(ctx: Context, n: int, payment: Payment, earlier: list[str]) -> None:
    """One transfer may pay two bills; far more often one payment is entered twice."""
    if payment.method == "cash" or not payment.reference:
        return
    same = Receipt.objects.filter(store_id=ctx.store_id, reference=payment.reference, amount__gt=0)
    used = same.exclude(method="cash").select_related("bill").order_by("-id").first()
    if used is not None or payment.reference in earlier:
        ctx.doubt(
            "payment.reference_used",
            _("Reference %(reference)s stands on payment %(receipt)s already. Does it pay this receivable as well?"),
            field=f"payments.{n}.reference",
            reference=payment.reference,
            receipt=f"{used} ({used.bill.number})" if used else "—",
            amount=payment.amount,
        )


def _check(cmd: TakePayment, bill: Bill, total: Decimal) -> None:
    if total > bill.rest:
        raise Refused(
            "payment.too_much",
            _(
                "Only %(rest)s is still to pay, not %(total)s."
                " Enter larger cash under “tendered”: the change is worked out."
            ),
            field="payments.0.amount",
            rest=f"{bill.rest:,.2f}",
            total=f"{total:,.2f}",
        )
    for n, payment in enumerate(cmd.payments):
        field = f"payments.{n}.tendered"
        if payment.tendered and payment.method != "cash":
            raise Refused("payment.not_cash", _("Only cash is tendered and given change for."), field=field)
        if payment.tendered and payment.tendered < payment.amount:
            raise Refused("payment.tendered", _("Tendered cash is less than the amount."), field=field)
