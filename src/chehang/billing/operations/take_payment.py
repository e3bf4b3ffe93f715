"""Take a customer's money."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.events import BillSettled
from chehang.billing.models import Bill, Receipt
from chehang.billing.states import BILL
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref, ShortText
from chehang.ledger.services import Leg, post


class Payment(Command):
    """One method. ``tendered`` is the cash laid on the counter, if more than the amount."""

    method: Literal["cash", "wechat", "alipay", "card", "transfer"]
    amount: PositiveMoney
    tendered: NonNegativeMoney = Decimal(0)
    reference: ShortText = ""


class TakePayment(Command):
    """Payments for one bill, by one method or several."""

    bill: Annotated[Id, Ref("billing.Bill")]
    payments: Annotated[list[Payment], Field(min_length=1, max_length=5)]


@operation("billing.take_payment", title=_("Take a payment"), posts=("cashier",))
def take_payment(cmd: TakePayment, ctx: Context) -> Done:
    """Take money for a bill: a receipt with a number and a voucher for each method; paid in full, the goods may leave.

    Refused when the bill waits for nothing, more is paid than is due, or less cash is tendered than the amount.
    """
    bill = access.get(Bill, cmd.bill, ctx, lock=True)
    if bill.state not in ("waiting", "on_account"):
        raise Refused("bill.not_open", _("Bill %(number)s is not waiting for a payment."), number=bill.number)
    total = sum((p.amount for p in cmd.payments), Decimal(0))
    if total > bill.rest:
        raise Refused(
            "payment.too_much",
            _("Only %(rest)s is still to pay, not %(total)s. Enter larger cash under “tendered”: the change is worked out."),
            field="payments.0.amount",
            rest=f"{bill.rest:,.2f}",
            total=f"{total:,.2f}",
        )
    receipts = [_receive(ctx, bill, n, p) for n, p in enumerate(cmd.payments)]
    on_account = bill.state == "on_account"
    bill.paid += total
    if bill.paid == bill.amount:
        BILL.advance(ctx, bill, "pay", paid=bill.paid)
        if not on_account:
            ctx.announce(BillSettled(bill.pk, bill.document, bill.object_id, on_account=False))
    else:
        Bill.objects.filter(pk=bill.pk).update(paid=bill.paid)
        ctx.changed(bill, None, {"paid": str(bill.paid)})
    return Done(id=bill.pk, number=receipts[0].number, rest=str(bill.rest), change=str(sum(r.change for r in receipts)))


def _receive(ctx: Context, bill: Bill, n: int, payment: Payment) -> Receipt:
    if payment.tendered and (payment.method != "cash" or payment.tendered < payment.amount):
        raise Refused(
            "payment.tendered", _("Tendered cash is less than the amount."), field=f"payments.{n}.tendered"
        )
    receipt = Receipt.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "REC"),
        bill=bill,
        customer_id=bill.customer_id,
        method=payment.method,
        amount=payment.amount,
        tendered=payment.tendered,
        reference=payment.reference,
        date=ctx.today,
        at=ctx.now,
        cashier_id=ctx.actor.employee_id,
        cashier_name=ctx.actor.name,
    )
    partner = ("customer", bill.customer_id)
    post(
        ctx,
        "money_received",
        document="billing.receipt",
        object_id=receipt.pk,
        legs=[Leg(f"money_{payment.method}", payment.amount), Leg("receivable", payment.amount, partner)],
        summary=receipt.number,
    )
    ctx.changed(receipt, None, {"number": receipt.number, "method": payment.method, "amount": str(payment.amount)})
    return receipt
