"""Give money back for a cancelled bill."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, Receipt
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.services import Leg, post


class RefundPayment(Command):
    """The receipt whose money goes back the way it came."""

    receipt: Annotated[Id, Ref("billing.Receipt")]
    reason: Reason


@operation("billing.refund_payment", title=_("Give money back"), posts=("cashier",))
def refund_payment(cmd: RefundPayment, ctx: Context) -> Done:
    """Give the money of one receipt back, once. Refused unless its bill was cancelled."""
    receipt = access.get(Receipt, cmd.receipt, ctx, lock=True)
    bill = access.get(Bill, receipt.bill_id, ctx, lock=True)
    if bill.state != "cancelled":
        raise Refused("refund.not_cancelled", _("Cancel the sale first: bill %(number)s still stands."), number=bill.number)
    if receipt.amount < 0 or Receipt.objects.filter(refunds=receipt).exists():
        raise Refused("refund.done", _("This money has been given back already."), field="receipt")
    back = Receipt.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "REC"),
        bill=bill,
        customer_id=bill.customer_id,
        method=receipt.method,
        amount=-receipt.amount,
        reference=cmd.reason[:100],
        date=ctx.today,
        at=ctx.now,
        cashier_id=ctx.actor.employee_id,
        cashier_name=ctx.actor.name,
        refunds=receipt,
    )
    partner = ("customer", bill.customer_id)
    post(
        ctx,
        "money_refunded",
        document="billing.receipt",
        object_id=back.pk,
        legs=[Leg(f"money_{receipt.method}", receipt.amount), Leg("receivable", receipt.amount, partner)],
        summary=back.number,
    )
    Bill.objects.filter(pk=bill.pk).update(paid=bill.paid - receipt.amount)
    ctx.changed(back, None, {"number": back.number, "amount": str(back.amount), "refunds": receipt.number})
    return Done(id=back.pk, number=back.number)
